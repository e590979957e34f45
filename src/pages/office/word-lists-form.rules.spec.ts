import { expect, it } from '@jest/globals';
import { listWithoutWords, phrasesOf, textOfPhrases } from './word-lists-form.rules.js';

it.each([
  ['', []],
  ['one', ['one']],
  [' free money \r\n\r\nslur\n', ['free money', 'slur']],
  ['a\rb', ['a', 'b']],
])('%j says %j', (text, phrases) => {
  expect(phrasesOf(text)).toEqual(phrases);
  expect(phrasesOf(textOfPhrases(phrases))).toEqual(phrases);
});

it.each([
  [{ held: ['!!!'], refused: ['word'] }, 'held'],
  [{ held: ['word'], refused: ['...'] }, 'refused'],
  [{ held: ['!!!'], refused: ['...'] }, 'held'],
])('%j: %s', (lists, list) => {
  expect(listWithoutWords(lists)).toBe(list);
});
