import type { PageView } from './views.js';

/** The form posts `password` and `currentPassword` to `#form-problem`. */
export interface AccountPageView extends PageView {
  account: { name: string; email: string; hasPassword: boolean };
  passwordAction: string;
  problem: { detail: string; field: 'password' | 'currentPassword' } | null;
  /** Whether the password has just been set. */
  done: boolean;
}
