import { instantOfLocal, localOf } from '../../platform/local-time.rules.js';
import {
  FEWEST_SLOW_SECONDS,
  MODES,
  MOST_SLOW_SECONDS,
  type ModerationMode,
  type SetMode,
  type SlowMode,
} from '../../policies/moderation-mode.rules.js';
import type { TypedForm } from './closing-form.rules.js';

/** The fields of the form: what is empty is not set. */
export type ModeField = 'mode' | 'modeUntil' | 'slowModeSeconds' | 'slowModeUntil';

export interface ThreadModeAsked {
  readonly mode: ModerationMode | null;
  readonly until: Date | null;
  readonly slowMode: SlowMode | null;
}

/** What the form of a discussion's mode asks for, or the field that cannot be read. */
export function readModeForm(
  typed: TypedForm,
  timeZone: string,
): ThreadModeAsked | { readonly unreadable: ModeField } {
  const text = (name: ModeField): string => (typed[name] ?? '').trim();
  const until = instantOfLocal(text('modeUntil'), timeZone);
  if (text('modeUntil') !== '' && until === null) return { unreadable: 'modeUntil' };
  const slowUntil = instantOfLocal(text('slowModeUntil'), timeZone);
  if (text('slowModeUntil') !== '' && slowUntil === null) return { unreadable: 'slowModeUntil' };
  const seconds = /^\d{1,5}$/.test(text('slowModeSeconds')) ? Number(text('slowModeSeconds')) : NaN;
  const isOff = text('slowModeSeconds') === '';
  if (!isOff && !(seconds >= FEWEST_SLOW_SECONDS && seconds <= MOST_SLOW_SECONDS))
    return { unreadable: 'slowModeSeconds' };
  return {
    mode: MODES.find((one) => one === text('mode')) ?? null,
    until,
    slowMode: isOff ? null : { seconds, until: slowUntil },
  };
}

/** What is set for a discussion alone, as the form shows it. */
export function modeFormOf(
  { thread, slowMode }: { readonly thread: SetMode | null; readonly slowMode: SlowMode | null },
  timeZone: string,
): TypedForm {
  const local = (instant: Date | null | undefined): string => (instant ? localOf(instant, timeZone) : '');
  return {
    mode: thread?.mode ?? '',
    modeUntil: local(thread?.until),
    slowModeSeconds: slowMode === null ? '' : String(slowMode.seconds),
    slowModeUntil: local(slowMode?.until),
  };
}
