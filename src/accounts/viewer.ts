import type { Role } from './permissions.rules.js';

/** Who is asking, as their credential says. A guest is a token, never the name that was typed. */
export type Viewer =
  | { readonly kind: 'anyone' }
  | { readonly kind: 'guest'; readonly guestId: string; readonly name: string }
  | { readonly kind: 'account'; readonly accountId: string; readonly role: Role; readonly name: string };

export type AccountViewer = Extract<Viewer, { kind: 'account' }>;

export const ANYONE: Viewer = { kind: 'anyone' };

export const roleOf = (viewer: Viewer): Role | null => (viewer.kind === 'account' ? viewer.role : null);
