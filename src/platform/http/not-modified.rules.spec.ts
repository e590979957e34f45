import { expect, it } from '@jest/globals';
import { isNotModified } from './not-modified.rules.js';

it.each<[string, boolean, string | undefined]>([
  ['asked without a condition', false, undefined],
  ['the same tag', true, '"abc"'],
  ['the same tag, made weak by a proxy', true, 'W/"abc"'],
  ['one of several tags', true, '"x", "abc"'],
  ['anything', true, '*'],
  ['another tag', false, '"x"'],
])('not modified, %s: %s', (_what, expected, ifNoneMatch) => {
  expect(isNotModified(ifNoneMatch, '"abc"')).toBe(expected);
});
