/** Roles of a site, each with what the one before it may. */
export const ROLES = ['reader', 'moderator', 'publisher', 'admin'] as const;
export type Role = (typeof ROLES)[number];

export const lesserRole = (one: Role, other: Role): Role =>
  ROLES.indexOf(one) < ROLES.indexOf(other) ? one : other;

/** Who is asking, as their credential says. A guest is a token, never the name that was typed. */
export type Viewer =
  | { readonly kind: 'anyone' }
  | {
      readonly kind: 'guest';
      readonly guestId: string;
      readonly name: string;
      /** As given with the first comment; shown to nobody. */
      readonly email: string | null;
    }
  | {
      readonly kind: 'account';
      readonly accountId: string;
      readonly role: Role;
      /** Ids of the sections that the role is limited to; null: the whole site. */
      readonly sections: readonly string[] | null;
      readonly name: string;
    };

export type AccountViewer = Extract<Viewer, { kind: 'account' }>;

export const ANYONE: Viewer = { kind: 'anyone' };

/** Whether they work here: as moderator, publisher or admin, of the site or of a section. */
export const isStaff = (viewer: Viewer): boolean => viewer.kind === 'account' && viewer.role !== 'reader';

/** The id of whoever it is, account or guest; null: anyone. */
export function personIdOf(viewer: Viewer): string | null {
  if (viewer.kind === 'anyone') return null;
  return viewer.kind === 'account' ? viewer.accountId : viewer.guestId;
}
