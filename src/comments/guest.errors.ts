import { NotSignedIn } from '../accounts/accounts.errors.js';

export const guestsOff = (): NotSignedIn =>
  new NotSignedIn('Comments here are for readers with an account: sign in, then send this again.');
