import { IsOptional, IsString, MaxLength } from 'class-validator';
import { InputInvalid } from '../platform/http/input.pipe.js';
import { IsText } from '../platform/http/is-text.js';
import { instantOfLocal } from '../platform/local-time.rules.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import type { DiscussionControlView } from './discussion-control-view.js';
import type { Problem } from '../platform/errors/problem.js';
import { problemInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

export class CloseForm {
  @IsOptional()
  @IsText()
  @MaxLength(300)
  message?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  at?: string;
}

export class ReopenForm {
  @IsOptional()
  @IsString()
  @MaxLength(40)
  until?: string;
}

/** Nothing typed is none. */
export function instantOrNone(
  member: 'at' | 'until',
  text: string,
  { timeZone, locale }: CurrentSite,
): Date | null {
  if (text.trim() === '') return null;
  const instant = instantOfLocal(text, timeZone);
  if (instant === null) throw new InputInvalid([{ member, problems: [wordsFor(locale).control.noTime] }]);
  return instant;
}

/** The field that a refusal is about, null where none is to blame; undefined: it is none of these forms. */
export function blamedFor(
  code: string,
  tried: 'close' | 'reopen',
): NonNullable<DiscussionControlView['problem']>['field'] | undefined {
  if (code === 'closing_message_invalid') return 'message';
  if (code === 'reopen_has_no_effect') return null;
  const aboutTime = code === 'until_is_past' || code === 'input_invalid';
  return aboutTime ? (tried === 'close' ? 'at' : 'until') : undefined;
}

/** Why a close or a reopening was refused. */
export function detailOf(error: Problem, site: CurrentSite): string {
  const words = wordsFor(site.locale);
  if (error.code === 'until_is_past') return words.control.past;
  // A time that cannot be read is told in these words already.
  return error.code === 'input_invalid' ? error.detail : problemInWords(words, error, site);
}
