import { NotAllowed } from './accounts.errors.js';
import { may, type Permission, type Where } from './permissions.rules.js';
import type { Viewer } from './viewer.js';

/** @throws NotAllowed unless the viewer may do that there */
export function allow(viewer: Viewer, permission: Permission, where: Where): void {
  if (!may(viewer, permission, where)) throw new NotAllowed(permission);
}
