import { BadInput } from '../../platform/errors/problem.js';

/** A form chose a note that moderators have since taken from the list. */
export class ReadyNoteGone extends BadInput {
  constructor() {
    super('ready_note_gone', 'That note is not kept ready any more: choose another, or type yours.');
  }
}

export class NoteTooLong extends BadInput {
  constructor() {
    super('note_too_long', 'A note has at most 2,000 characters, with the one kept ready: shorten it.');
  }
}

export class NoteEmpty extends BadInput {
  constructor() {
    super('note_empty', 'The note is empty: type what colleagues should know.');
  }
}
