import { describe, expect, it } from '@jest/globals';
import { noteAndRule, typedNote } from './notes.rules.js';

const KEPT = [
  { title: 'Spam', text: 'An advert.', rule: 'spam' },
  { title: 'Twice', text: 'Said before.', rule: null },
];

describe('a note and a rule of a form', () => {
  it.each([
    [{}, null, null],
    [{ note: '  ', rule: '' }, null, null],
    [{ note: ' Blunt.\r\nFair. ', rule: 'abuse' }, 'Blunt.\nFair.', 'abuse'],
    [{ ready: 'Spam' }, 'An advert.', 'spam'],
    [{ ready: 'Spam', rule: 'other' }, 'An advert.', 'other'],
    [{ ready: 'Twice', note: 'And again.' }, 'Said before.\n\nAnd again.', null],
  ])('%j', (form, note, rule) => {
    expect(noteAndRule(form, KEPT)).toEqual({ note, rule });
  });

  it('counts a line end once', () => {
    expect(typedNote('x\r\n'.repeat(999) + 'xx')).toHaveLength(2_000);
    expect(() => typedNote('x\r\n'.repeat(1_000) + 'x')).toThrow('at most 2,000 characters');
  });

  it('refuses a note that is kept ready no more', () => {
    expect(() => noteAndRule({ ready: 'Gone', note: 'Mine.' }, KEPT)).toThrow('That note is not kept ready');
  });
});
