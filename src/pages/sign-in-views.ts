import type { PageView } from './views.js';

/** The form posts `link`. */
export interface SignInPageView extends PageView {
  action: string;
  link: string;
  email: string;
}

/** The form posts `email`, `password`, `how` (`password` or `link`) and `next`. */
export interface SignInFormView extends PageView {
  action: string;
  signUpHref: string;
  /** Where to go on afterwards. */
  next: string | null;
  typed: { email: string };
  /** Why the form was not taken. */
  problem: string | null;
}

/** The form posts `name`, `email`, `password` and `next`. */
export interface SignUpView extends PageView {
  action: string;
  /** Where to go on afterwards. */
  next: string | null;
  typed: { name: string; email: string };
  problem: { detail: string; field: 'name' | 'email' | 'password' | null } | null;
}

/** A window that a publisher's page has opened. */
export interface EmbeddedSignInView extends PageView {
  origin: string;
  name: string;
  /** Handed over to the page of that origin; null: nobody has said yes. */
  session: string | null;
}
