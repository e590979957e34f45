import { ROLES, type Role } from '../../accounts/viewer.js';
import type { TypedForm } from './closing-form.rules.js';

export type PersonField = 'email' | 'name' | 'role' | 'sections';

/** What a form says of somebody. */
export interface PersonTyped {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  /** Keys; null: the whole site. */
  readonly sections: readonly string[] | null;
}

const SECTION = 'section.';

/** `email`, `name`, `role`, `where` (`site`, `sections`) and `section.<key>` for each that is ticked. */
export function readPersonForm(typed: TypedForm): PersonTyped {
  const role = ROLES.find((one) => one === typed['role']) ?? 'reader';
  const ticked = Object.keys(typed).filter((name) => name.startsWith(SECTION));
  return {
    email: (typed['email'] ?? '').trim(),
    name: (typed['name'] ?? '').trim(),
    role,
    sections: typed['where'] === 'sections' ? ticked.map((name) => name.slice(SECTION.length)) : null,
  };
}

/** Somebody as the form shows them. */
export function personFormOf({ name, role, sections }: Omit<PersonTyped, 'email'>): TypedForm {
  const ticked = (sections ?? []).map((key) => [`${SECTION}${key}`, 'on'] as const);
  return { name, role, where: sections === null ? 'site' : 'sections', ...Object.fromEntries(ticked) };
}
