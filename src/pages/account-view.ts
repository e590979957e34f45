import type { PageView } from './views.js';

/** The form posts `password` and `currentPassword` to `#form-problem`. */
export interface AccountPageView extends PageView {
  account: { name: string; email: string; hasPassword: boolean };
  passwordAction: string;
  problem: { detail: string; field: 'password' | 'currentPassword' } | null;
  /** What has just been done: the password set, or the account opened without that of the sign-up. */
  done: 'password' | 'opened' | null;
}
