import { EmailInvalid, NameInvalid, NotAllowed } from '../accounts/accounts.errors.js';
import type { Refusal } from '../platform/http/documented.js';
import {
  BodyEmpty,
  BodyInvisible,
  BodyTooLong,
  BodyUnreadable,
  SameText,
} from '../screening/screening.errors.js';
import { ThreadClosed } from '../threads/thread.errors.js';
import { CommentSettled, EditWindowOver, NotYourComment, StaleRevision } from './editing.errors.js';
import { ParentElsewhere, ParentUnknown, PolicyNotAccepted } from './posting.errors.js';

/** What a text can be refused for, whether it is new or edited. */
const TEXT_REFUSALS: readonly Refusal[] = [BodyEmpty, BodyInvisible, BodyTooLong, BodyUnreadable, SameText];

export const POST_REFUSALS: readonly Refusal[] = [
  ThreadClosed,
  NotAllowed,
  PolicyNotAccepted,
  ParentUnknown,
  ParentElsewhere,
  NameInvalid,
  EmailInvalid,
  ...TEXT_REFUSALS,
];

export const EDIT_REFUSALS: readonly Refusal[] = [
  NotYourComment,
  EditWindowOver,
  ThreadClosed,
  CommentSettled,
  StaleRevision,
  PolicyNotAccepted,
  ...TEXT_REFUSALS,
];

export const WITHDRAWAL_REFUSALS: readonly Refusal[] = [NotYourComment, CommentSettled];
