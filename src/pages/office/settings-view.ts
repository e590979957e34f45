import type { ModerationMode } from '../../policies/moderation-mode.rules.js';
import type { LinkView } from '../views.js';
import type { TypedForm } from './closing-form.rules.js';
import type { OfficeNoticeView, OfficePageView } from './office-page-view.js';
import type { SettingName } from './settings-form.rules.js';

interface SettingsPlaceView extends OfficePageView {
  notice: OfficeNoticeView | null;
  /** Settings, sections, modes: those that are the viewer's. */
  places: readonly (LinkView & { current: boolean })[];
}

/** The form posts `version` and the fields of `settings-form.rules.ts`. */
export interface SettingsPageView extends SettingsPlaceView {
  version: number;
  typed: TypedForm;
  /** Those to correct. */
  fields: readonly SettingName[];
}

/** The form posts `version` and the fields of `sections-form.rules.ts`. */
export interface SectionsPageView extends SettingsPlaceView {
  version: number;
  typed: TypedForm;
  /** Keys of sections that are there: they stay what they are. */
  known: readonly string[];
  /** Names of fields to correct. */
  fields: readonly string[];
}

/** Each form posts `version`, `mode` (empty: that of the level above) and `until`. */
export interface ModesPageView extends SettingsPlaceView {
  levels: readonly {
    action: string;
    /** Of the section; null: the site. */
    name: string | null;
    version: number;
    /** Empty: that of the level above. */
    mode: ModerationMode | '';
    /** As `datetime-local` takes it. */
    until: string;
    hasEnded: boolean;
    problem: boolean;
  }[];
}
