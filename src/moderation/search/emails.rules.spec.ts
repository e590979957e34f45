import { describe, expect, it } from '@jest/globals';
import { isAddress, maskEmail } from './emails.rules.js';

describe('an address, masked', () => {
  it.each([
    ['mary@example.org', 'm***@example.org'],
    ['mary.shelley+news@mail.example.org', 'm***@mail.example.org'],
    ['ab@example.org', 'a***@example.org'],
    ['m@example.org', '***@example.org'],
    ['"a@b"@example.org', '"***@example.org'],
    ['ümit@example.org', 'ü***@example.org'],
    ['😀smile@example.org', '😀***@example.org'],
    ['@example.org', '***'],
    ['no address', '***'],
    ['', '***'],
  ])('%s: %s', (email, masked) => expect(maskEmail(email)).toBe(masked));
});

describe('what is looked for', () => {
  it.each([
    ['mary@example.org', true],
    ['Mary', false],
    ['@mary', false],
    ['Mary @ home', false],
    ['mary@', false],
  ])('%s is an address: %s', (query, is) => expect(isAddress(query)).toBe(is));
});
