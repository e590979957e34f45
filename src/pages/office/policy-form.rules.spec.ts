import { expect, it } from '@jest/globals';
import { fieldOfMember, policyFormOf, readPolicyForm, rowsOf } from './policy-form.rules.js';

const rules = [
  { key: 'abuse', title: 'No abuse', text: 'Be kind.' },
  { key: 'spam', title: 'No spam', text: '' },
];
const policy = { title: 'Policy', body: 'One.\n\nTwo.', acceptance: 'explicit', rules } as const;

it('reads what it writes', () => {
  expect(readPolicyForm(policyFormOf(policy))).toEqual({ policy, rows: [0, 1] });
});

it('reads line ends as browsers send them, and leaves out empty and removed rows', () => {
  const typed = {
    ...policyFormOf(policy),
    body: 'One.\r\n\r\nTwo.\r\n',
    'rules.0.remove': 'on',
    'rules.4.key': 'new',
    'rules.5.title': ' ',
  };
  expect(readPolicyForm(typed)).toEqual({
    policy: { ...policy, rules: [rules[1], { key: 'new', title: '', text: '' }] },
    rows: [1, 4],
  });
});

it('offers three empty rows below the last', () => {
  expect(rowsOf(policyFormOf(policy))).toEqual([0, 1, 2, 3, 4]);
  expect(rowsOf({})).toEqual([0, 1, 2]);
});

it.each([
  ['rules.1.key', 'rules.4.key'],
  ['title', 'title'],
  ['rules', 'rules'],
])('the field of %s is %s', (member, field) => {
  expect(fieldOfMember(member, [1, 4])).toBe(field);
});
