import { expect, it } from '@jest/globals';
import { readSectionsForm, sectionRowsOf, sectionsFormOf } from './sections-form.rules.js';

const city = { key: 'city', name: 'City' };
const sport = { key: 'sport', name: 'Sport' };
const form = sectionsFormOf([city, sport]);

it.each([
  ['as they are', {}, [city, sport], [0, 1]],
  ['in another order', { 'sections.0.place': '3' }, [sport, city], [1, 0]],
  ['without one', { 'sections.0.remove': 'on' }, [sport], [1]],
  ['renamed', { 'sections.1.name': ' Sports ' }, [city, { key: 'sport', name: 'Sports' }], [0, 1]],
  [
    'with a new one, which comes last',
    { 'sections.3.key': 'art', 'sections.3.name': 'Art' },
    [city, sport, { key: 'art', name: 'Art' }],
    [0, 1, 3],
  ],
  ['with half of one', { 'sections.2.name': 'Art' }, [city, sport, { key: '', name: 'Art' }], [0, 1, 2]],
])('reads them %s', (_what, typed, items, rows) => {
  expect(readSectionsForm({ ...form, ...typed })).toEqual({ items, rows });
});

it('shows three empty rows', () => {
  expect(sectionRowsOf({})).toEqual([0, 1, 2]);
  expect(sectionRowsOf(form)).toEqual([0, 1, 2, 3, 4]);
});
