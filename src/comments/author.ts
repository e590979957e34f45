import { may } from '../accounts/permissions.rules.js';
import { isStaff, type Viewer } from '../accounts/viewer.js';
import type { Actor } from '../audit/record.js';
import type { AuthorKind } from '../screening/finding.js';

/** Who writes: one of the two ids, which nobody can type. */
export interface Author {
  readonly kind: AuthorKind;
  readonly accountId: string | null;
  readonly guestId: string | null;
  /** What a guest gave with the first comment: sanctions may stand on it. */
  readonly email: string | null;
}

/** Who writes a text in a discussion, and whether they decide on the comments there: then nobody has to review them. */
export interface Writer extends Author {
  readonly trusted: boolean;
}

/** @param newGuestId of the guest whom nobody's first post makes */
export function authorOf(viewer: Viewer, newGuestId: string | null): Author {
  if (viewer.kind === 'account')
    return {
      kind: isStaff(viewer) ? 'staff' : 'reader',
      accountId: viewer.accountId,
      guestId: null,
      email: null,
    };
  return viewer.kind === 'guest'
    ? { kind: 'guest', accountId: null, guestId: viewer.guestId, email: viewer.email }
    : { kind: 'guest', accountId: null, guestId: newGuestId, email: null };
}

/** @param section that of the article; its staff are trusted in their own sections only */
export const writerOf = (viewer: Viewer, newGuestId: string | null, section: string | null): Writer => ({
  ...authorOf(viewer, newGuestId),
  trusted: may(viewer, 'decide on comments', { section }),
});

/** An account's own name; of a guest what they typed this time, else what they typed first. */
export function authorNameOf(viewer: Viewer, typed: string | undefined): string {
  if (viewer.kind === 'account') return viewer.name;
  return typed ?? (viewer.kind === 'guest' ? viewer.name : '');
}

/** The id of whoever it is; null: nobody before this post. */
export const personOf = ({ accountId, guestId }: Author): string | null => accountId ?? guestId;

/** How an author is named where something is counted by person: `account <id>` or `guest <id>`. */
export const personKey = ({ accountId, guestId }: Author): string =>
  accountId === null ? `guest ${guestId}` : `account ${accountId}`;

export const actorOf = ({ accountId, guestId }: Author): Actor =>
  accountId === null ? { kind: 'guest', id: guestId! } : { kind: 'account', id: accountId };
