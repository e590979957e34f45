import type { CannedNote } from '../../moderation/canned-notes.js';
import { NoteTooLong, ReadyNoteGone } from './desk.errors.js';

const LONGEST = 2_000;

/** What was typed, with line ends as we keep them; null: nothing. */
export function typedNote(typed: string | undefined): string | null {
  const note = (typed ?? '').replaceAll('\r\n', '\n').trim();
  if (note.length > LONGEST) throw new NoteTooLong();
  return note || null;
}

/**
 * The note and the rule of a decision, of what was chosen and what was typed: a note kept ready goes before what was
 * typed, and its rule stands where none was chosen.
 */
export function noteAndRule(
  form: { ready?: string | undefined; note?: string | undefined; rule?: string | undefined },
  kept: readonly CannedNote[],
): { note: string | null; rule: string | null } {
  const ready = form.ready ? kept.find(({ title }) => title === form.ready) : null;
  if (ready === undefined) throw new ReadyNoteGone();
  const note = [ready?.text, typedNote(form.note)].filter(Boolean).join('\n\n');
  return { note: typedNote(note), rule: form.rule || ready?.rule || null };
}
