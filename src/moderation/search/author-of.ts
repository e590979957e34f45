import { may } from '../../accounts/permissions.rules.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { maskEmail } from './emails.rules.js';

export type PersonKind = 'account' | 'guest';

/** Who wrote something, as staff see them. An import brings authors that are neither account nor guest. */
export interface Author {
  readonly kind: PersonKind | null;
  readonly id: string | null;
  readonly name: string;
  /** Masked, unless the viewer may read it. */
  readonly email: string | null;
}

/** An address as this viewer sees it, of what is in this section, or in the site as a whole. */
export const emailFor = (
  by: AccountViewer,
  email: string | null,
  where: Parameters<typeof may>[2],
): string | null => (email === null || may(by, 'read e-mail addresses', where) ? email : maskEmail(email));
