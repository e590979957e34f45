import { describe, expect, it } from '@jest/globals';
import { actionOf, FIRST_KEYS, readKeys, unusableKeys, type Press } from './keys.rules.js';

const press = (key: string, more: Partial<Press> = {}): Press => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, repeat: false },
  ...more,
});
const first = readKeys(null);

describe('what a key does', () => {
  it.each([
    ['a', {}, 'approve'],
    ['A', {}, 'approve'],
    ['?', {}, 'help'],
    ['z', {}, null],
    ['a', { ctrlKey: true }, null],
    ['a', { metaKey: true }, null],
    ['a', { altKey: true }, null],
    // Held down, it would decide on what nobody has seen.
    ['a', { repeat: true }, null],
    ['j', { repeat: true }, 'next'],
  ])('%s %j: %s', (key, more, action) => {
    expect(actionOf(first, press(key, more))).toBe(action);
  });

  it('is nothing where keys are off', () => {
    expect(actionOf({ ...first, on: false }, press('a'))).toBeNull();
  });

  it('is nothing where an action has no key', () => {
    expect(actionOf({ on: true, keys: { ...FIRST_KEYS, approve: '' } }, press(''))).toBeNull();
  });
});

describe('keys that were kept', () => {
  it.each([
    [null, 'a', true],
    ['{', 'a', true],
    ['null', 'a', true],
    ['{"on":false}', 'a', false],
    ['{"keys":{"approve":"f"}}', 'f', true],
    ['{"keys":{"approve":""}}', '', true],
    ['{"keys":{"approve":"ff"}}', 'a', true],
    ['{"keys":{"approve":7}}', 'a', true],
    ['{"keys":{"approve":" "}}', 'a', true],
  ])('%s', (kept, approve, on) => {
    expect(readKeys(kept)).toEqual({ on, keys: { ...FIRST_KEYS, approve } });
  });
});

describe('keys that cannot be', () => {
  it.each([
    [{}, []],
    [{ approve: 'J' }, ['approve']],
    [{ approve: 'ff' }, ['approve']],
    [{ approve: '', reject: '' }, []],
    [{ reject: 'a', approve: 'r' }, []],
  ])('%j', (chosen, unusable) => {
    expect(unusableKeys({ ...FIRST_KEYS, ...chosen })).toEqual(unusable);
  });
});
