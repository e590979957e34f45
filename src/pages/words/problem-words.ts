/** What the words of a refusal are made of: what stands beside its code. */
export interface Told {
  /** A number; 0 where there is none. */
  readonly count: (member: string) => number;
  /** A text; empty where there is none. */
  readonly text: (member: string) => string;
  /** An instant as the site's people write it; empty where there is none. */
  readonly moment: (member: string) => string;
  /** Seconds until the same may be sent again; 0 where the answer names none. */
  readonly wait: number;
}

export type Said = string | ((told: Told) => string);

/** What a reader of a discussion can be refused with. */
export const READER_CODES = [
  ...(['body_empty', 'body_too_long', 'body_unreadable', 'body_invisible'] as const),
  ...(['same_text', 'policy_not_accepted', 'too_fast', 'slow_mode', 'words_refused'] as const),
  ...(['author_banned', 'author_muted', 'warning_not_acknowledged'] as const),
  ...(['not_signed_in', 'name_invalid', 'email_invalid', 'too_many_requests'] as const),
  ...(['not_your_comment', 'edit_window_over', 'edited_too_often', 'stale_revision'] as const),
  ...(['status_not_allowed', 'parent_unknown', 'parent_elsewhere', 'own_comment'] as const),
  ...(['report_reason_unknown', 'already_reported', 'too_many_reports', 'reports_muted'] as const),
  ...(['not_found', 'not_allowed', 'origin_not_allowed', 'too_large', 'busy', 'internal'] as const),
] as const;
export type ReaderCode = (typeof READER_CODES)[number];

/** What else our own pages can be refused with. */
export const PAGE_CODES = [
  ...(['password_invalid', 'sign_in_failed', 'sign_in_link_invalid', 'current_password_wrong'] as const),
  ...(['mail_not_set_up', 'account_exists', 'own_role', 'role_above_own'] as const),
  ...(['reopen_has_no_effect', 'closing_message_invalid', 'until_is_past'] as const),
  ...(['stale_decision', 'rule_required', 'rule_unknown', 'undo_too_late'] as const),
  ...(['item_claimed', 'claim_lost', 'ready_note_gone', 'note_too_long', 'note_empty'] as const),
  ...(['sanction_too_long', 'sanction_on_staff', 'sanction_ends_before'] as const),
  ...(['warning_without_reader', 'comment_without_trace', 'staff_not_muted'] as const),
  ...(['rule_in_use', 'draft_not_there', 'policy_not_in_force', 'version_changed'] as const),
  ...(['too_many', 'bulk_decision_not_run', 'bulk_decision_running', 'bulk_decision_undone'] as const),
  ...(['closing_not_run', 'closing_undone', 'replay_under_way', 'period_invalid'] as const),
  ...(['section_in_use', 'section_unknown', 'slug_taken', 'url_taken', 'site_exists'] as const),
  ...(['host_invalid', 'site_key_invalid', 'phrase_without_words', 'cursor_invalid'] as const),
  ...(['sections_missing', 'site_is_set_up', 'bulk_filter_empty'] as const),
] as const;
export type PageCode = (typeof PAGE_CODES)[number];

/** How a language says why something was refused. */
export interface ProblemWords {
  /** By a problem's code. */
  readonly ofCode: Readonly<Partial<Record<string, Said>>>;
  /** By the field whose shape is wrong. */
  readonly ofField: Readonly<Partial<Record<string, string>>>;
  /** Of an error's page, by status. */
  readonly titles: Readonly<Partial<Record<number, string>>>;
  /** For a field, and for a problem, without words of their own; null: what the API says is in this language. */
  readonly anyField: string | null;
  readonly whatever: string | null;
}
