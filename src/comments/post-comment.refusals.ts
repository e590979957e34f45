import { EmailInvalid, NameInvalid, NotAllowed } from '../accounts/accounts.errors.js';
import type { Refusal } from '../platform/http/documented.js';
import { AuthorBanned, AuthorMuted, WarningNotAcknowledged } from '../sanctions/sanctions.errors.js';
import {
  BodyEmpty,
  BodyInvisible,
  BodyTooLong,
  BodyUnreadable,
  PolicyNotAccepted,
  SameText,
  SlowModeOn,
  TooFast,
  WordsRefused,
} from '../screening/screening.errors.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import {
  CommentSettled,
  EditedTooOften,
  EditWindowOver,
  NotYourComment,
  StaleRevision,
} from './editing.errors.js';
import { ParentElsewhere, ParentUnknown } from './posting.errors.js';

/** What a text can be refused for, whether it is new or edited. */
const TEXT_REFUSALS: readonly Refusal[] = [
  BodyEmpty,
  BodyInvisible,
  BodyTooLong,
  BodyUnreadable,
  PolicyNotAccepted,
  SameText,
  WordsRefused,
  AuthorBanned,
  AuthorMuted,
  WarningNotAcknowledged,
];

export const POST_REFUSALS: readonly Refusal[] = [
  ThreadClosed,
  NotAllowed,
  ParentUnknown,
  ParentElsewhere,
  NameInvalid,
  EmailInvalid,
  TooFast,
  SlowModeOn,
  ...TEXT_REFUSALS,
];

export const EDIT_REFUSALS: readonly Refusal[] = [
  NotYourComment,
  EditWindowOver,
  EditedTooOften,
  ThreadClosed,
  CommentSettled,
  StaleRevision,
  ...TEXT_REFUSALS,
];

export const WITHDRAWAL_REFUSALS: readonly Refusal[] = [NotYourComment, CommentSettled];
