import { ROLES, type Role, type Viewer } from './viewer.js';

interface Held {
  /** The smallest role that may. */
  readonly role: Role;
  /** What it acts on: articles with their discussions, which a role may be limited in, or the site as a whole. */
  readonly over: 'articles' | 'site';
}

/** What a privileged request does, and who may. */
const PERMISSIONS = {
  'read queues': { role: 'moderator', over: 'articles' },
  'decide on comments': { role: 'moderator', over: 'articles' },
  'read held comments': { role: 'moderator', over: 'articles' },
  'read hidden articles': { role: 'moderator', over: 'articles' },
  'comment despite a closed thread': { role: 'moderator', over: 'articles' },
  'set modes of threads': { role: 'moderator', over: 'articles' },
  'feature comments': { role: 'moderator', over: 'articles' },
  'write canned notes': { role: 'moderator', over: 'site' },
  'mute reporters': { role: 'moderator', over: 'site' },
  'mute reporters for more than 30 days': { role: 'publisher', over: 'site' },
  'sanction authors': { role: 'moderator', over: 'site' },
  'ban authors': { role: 'publisher', over: 'site' },
  'look up authors': { role: 'moderator', over: 'site' },
  'host articles': { role: 'publisher', over: 'articles' },
  'close threads': { role: 'publisher', over: 'articles' },
  'set closing policies': { role: 'publisher', over: 'articles' },
  'set moderation modes': { role: 'publisher', over: 'articles' },
  'read statistics': { role: 'publisher', over: 'articles' },
  'read e-mail addresses': { role: 'publisher', over: 'articles' },
  'read audit': { role: 'publisher', over: 'site' },
  'change settings': { role: 'publisher', over: 'site' },
  'replay screening': { role: 'publisher', over: 'site' },
  'publish comment policies': { role: 'publisher', over: 'site' },
  'manage people': { role: 'admin', over: 'site' },
  'manage tokens': { role: 'admin', over: 'site' },
  'manage sites': { role: 'admin', over: 'site' },
} as const satisfies Record<string, Held>;

export type Permission = keyof typeof PERMISSIONS;

/** Where something is done: to the site as a whole, or to the articles of a section (null: to those of none). */
export type Where = 'site' | { readonly section: string | null };

/** Whether a viewer may do that there. Who is limited to sections may in these only. */
export function may(viewer: Viewer, permission: Permission, where: Where): boolean {
  if (!mayAtAll(viewer, permission) || viewer.kind !== 'account') return false;
  if (viewer.sections === null) return true;
  return where !== 'site' && where.section !== null && viewer.sections.includes(where.section);
}

/**
 * Whether a viewer may call what takes this permission. What acts on articles asks again, with {@link may}, once it
 * knows whose section it is.
 */
export function mayAtAll(viewer: Viewer, permission: Permission): boolean {
  const { role, over } = PERMISSIONS[permission];
  if (viewer.kind !== 'account' || ROLES.indexOf(viewer.role) < ROLES.indexOf(role)) return false;
  return over === 'articles' || viewer.sections === null;
}

/** What a permission acts on: articles with their discussions, or the site as a whole. */
export const actsOn = (permission: Permission): 'articles' | 'site' => PERMISSIONS[permission].over;

/** Whether somebody may give or take a role: none above their own. */
export const mayGrant = (own: Role, role: Role): boolean => ROLES.indexOf(role) <= ROLES.indexOf(own);

/** The smallest role that may, for telling who can help. */
export const smallestRole = (permission: Permission): Role => PERMISSIONS[permission].role;
