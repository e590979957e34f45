import type { TypedForm } from './closing-form.rules.js';
import type { OfficeNoticeView, OfficePageView } from './office-page-view.js';

export const SET_UP_FIELDS = ['name', 'locale', 'timeZone', 'password'] as const;
export type SetUpField = (typeof SET_UP_FIELDS)[number];

/** The form posts `name`, `locale`, `timeZone` and, where one is asked for, `password`. */
export interface SetUpPageView extends OfficePageView {
  notice: OfficeNoticeView | null;
  typed: TypedForm;
  fields: readonly SetUpField[];
  email: string;
  /** False: they have one. */
  asksPassword: boolean;
}
