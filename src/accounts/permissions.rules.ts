/** Roles of a site, each with what the one before it may. */
export const ROLES = ['reader', 'moderator', 'publisher', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a privileged request does, and the smallest role that may. */
const SMALLEST_ROLE = {
  'read queues': 'moderator',
  'decide on comments': 'moderator',
  'read held comments': 'moderator',
  'host articles': 'publisher',
  'read hidden articles': 'moderator',
  'close threads': 'publisher',
  'set closing policies': 'publisher',
  'comment despite a closed thread': 'moderator',
} as const satisfies Record<string, Role>;

export type Permission = keyof typeof SMALLEST_ROLE;

/** Whether a role holds a permission. Guests and anyone have no role: null. */
export function may(role: Role | null, permission: Permission): boolean {
  return role !== null && ROLES.indexOf(role) >= ROLES.indexOf(SMALLEST_ROLE[permission]);
}

/** The smallest role that may, for telling who can help. */
export const smallestRole = (permission: Permission): Role => SMALLEST_ROLE[permission];

export const isStaff = (role: Role | null): boolean => role !== null && role !== 'reader';
