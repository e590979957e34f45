import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { discreet, loggedError } from './discretion.rules.js';

const TOKEN = `parley_session_${'aB3-_'.repeat(9)}`;

describe('a text for the log', () => {
  it.each([
    [
      'nothing of a person',
      'Started in 3 s at http://localhost:3000',
      'Started in 3 s at http://localhost:3000',
    ],
    ['a token', `token ${TOKEN}.`, 'token [token].'],
    ['a header', 'Authorization: Bearer abc.def', 'Authorization: Bearer [credential]'],
    ['a link', '/sign-in?link=abc&next=%2F', '/sign-in?link=[left out]&next=[left out]'],
    ['an address', 'No such user <ada+x@news.example>', 'No such user <[e-mail]>'],
    ['addresses', 'a@b.example,c@d.example', '[e-mail],[e-mail]'],
    [
      'a scoped package',
      'at /app/node_modules/@nestjs/core/x.js:1:2',
      'at /app/node_modules/@nestjs/core/x.js:1:2',
    ],
    ['a password in an address', 'postgres://user:pass@db.example/x', 'postgres://user:[e-mail]/x'],
  ])('with %s', (_what, text, logged) => {
    expect(discreet(text)).toBe(logged);
  });

  it('stays JSON', () => {
    const line = JSON.stringify({ msg: `"${TOKEN}"\n<ada@news.example>`, path: '?link=x"y' });
    expect(JSON.parse(discreet(line))).toEqual({ msg: '"[token]"\n<[e-mail]>', path: '?link=[left out]"y' });
  });

  it('is read in a time that grows as it does', () => {
    expect(discreet('x'.repeat(200_000))).toHaveLength(200_000);
  });
});

describe('an error for the log', () => {
  const failed = (driver: object): QueryFailedError =>
    new QueryFailedError('SELECT $1', ['ada@news.example'], Object.assign(new Error('a message'), driver));

  it('has its message once, and where it came from', () => {
    const { type, message, stack } = loggedError(new TypeError('x is no function'));
    expect({ type, message }).toEqual({ type: 'TypeError', message: 'x is no function' });
    expect(stack).toMatch(/^\s+at /);
    expect(stack).not.toContain('x is no function');
  });

  it('names what PostgreSQL named, and neither the statement nor its values', () => {
    const logged = loggedError(
      failed({ code: '23505', constraint: 'accounts_key', table: 'accounts', detail: 'Key (email)=(ada)' }),
    );
    expect(logged).toMatchObject({ code: '23505', constraint: 'accounts_key', table: 'accounts' });
    expect(JSON.stringify(logged)).not.toMatch(/ada|SELECT|Key/);
  });

  it('shows no value that PostgreSQL could not read', () => {
    const logged = loggedError(failed({ code: '22P02', message: 'invalid input syntax: "ada"' }));
    expect(JSON.stringify(logged)).not.toContain('ada');
  });

  it('is cut where it is long, and a text where it is none', () => {
    expect(loggedError(new Error('x'.repeat(10_000))).message).toHaveLength(500);
    expect(loggedError('broken')).toEqual({ type: 'string', message: 'broken', stack: '' });
  });
});
