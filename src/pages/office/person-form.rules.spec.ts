import { expect, it } from '@jest/globals';
import { personFormOf, readPersonForm } from './person-form.rules.js';

it.each([
  [
    { email: ' a@b.example ', name: ' Ada ', role: 'publisher', where: 'site', 'section.city': 'on' },
    { email: 'a@b.example', name: 'Ada', role: 'publisher', sections: null },
  ],
  [
    { name: 'Ada', role: 'moderator', where: 'sections', 'section.city': 'on', 'section.sport': 'on' },
    { email: '', name: 'Ada', role: 'moderator', sections: ['city', 'sport'] },
  ],
  [
    { role: 'owner', where: 'sections' },
    { email: '', name: '', role: 'reader', sections: [] },
  ],
] as const)('%j says %j', (typed, person) => {
  expect(readPersonForm(typed)).toEqual(person);
  expect(readPersonForm({ ...personFormOf(person), email: person.email })).toEqual(person);
});
