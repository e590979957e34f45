import type { Role } from '../../accounts/viewer.js';
import type { TypedForm } from './closing-form.rules.js';
import type { OfficeNoticeView, OfficePageView } from './office-page-view.js';
import type { PersonField } from './person-form.rules.js';

/** Posts the fields of `person-form.rules.ts`. */
export interface PersonFormView {
  action: string;
  typed: TypedForm;
  field: PersonField | null;
}

export interface PersonView {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Names of the sections that the role is limited to; null: the whole site. */
  sections: readonly string[] | null;
  since: string;
  /** Null: the viewer's own account. */
  form: (PersonFormView & { open: boolean }) | null;
}

export interface PeoplePageView extends OfficePageView {
  notice: OfficeNoticeView | null;
  filter: { role: Role | ''; email: string };
  everyoneHref: string | null;
  sections: readonly { key: string; name: string }[];
  people: readonly PersonView[];
  moreHref: string | null;
  invite: PersonFormView & { open: boolean };
}
