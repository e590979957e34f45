import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConfigError, readConfig } from './config.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-config-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const RANDOM = 'Zx9'.repeat(12);
const production = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://parley@db.example/parley',
  SECRET: RANDOM,
};

/** Reads with a data folder of the test's own; what is undefined is not set. */
const read = (env: Readonly<Record<string, string | undefined>> = {}) =>
  readConfig({ DATA_DIR: join(folder, 'data'), ...env });

describe('the environment', () => {
  it('needs to say nothing outside production', () => {
    expect(read()).toEqual({
      databaseUrl: null,
      listenUrl: null,
      dataDir: join(folder, 'data'),
      host: 'localhost',
      port: 3000,
      publicUrl: null,
      secret: expect.stringMatching(/^[\w-]{43}$/),
      mail: null,
      trustedProxies: [],
      logLevel: 'warn',
      drainSeconds: 0,
      metricsToken: null,
      production: false,
      demo: true,
    });
  });

  it('says nothing with empty texts', () => {
    const empty = { DATABASE_URL: '', HOST: '', PORT: '', PUBLIC_URL: '', SECRET: '', TRUSTED_PROXIES: '' };
    expect(read({ NODE_ENV: '', PARLEY_DEMO: '', ...empty })).toEqual(read());
  });

  it('has the data beside where it was started, where no folder is named', () => {
    expect(readConfig({ ...production }).dataDir).toBe(resolve('data'));
  });

  it('in production is open to every network, and makes no demonstration', () => {
    const dataDir = join(folder, 'production');
    expect(read({ ...production, DATA_DIR: dataDir, PARLEY_DEMO: '1' })).toEqual({
      databaseUrl: production.DATABASE_URL,
      listenUrl: null,
      dataDir,
      host: '0.0.0.0',
      port: 3000,
      publicUrl: null,
      secret: RANDOM,
      mail: null,
      trustedProxies: [],
      logLevel: 'info',
      drainSeconds: 5,
      metricsToken: null,
      production: true,
      demo: false,
    });
    expect(existsSync(dataDir)).toBe(false);
  });

  it.each([
    ['PORT', '0', 'port', 0],
    ['PORT', '65535', 'port', 65_535],
    ['HOST', '::', 'host', '::'],
    ['DATABASE_LISTEN_URL', 'postgres://direct/parley', 'listenUrl', 'postgres://direct/parley'],
    ['PUBLIC_URL', 'https://talk.example.org/', 'publicUrl', 'https://talk.example.org'],
    ['PUBLIC_URL', 'http://localhost:3000', 'publicUrl', 'http://localhost:3000'],
    ['TRUSTED_PROXIES', '10.0.0.1', 'trustedProxies', ['10.0.0.1']],
    ['TRUSTED_PROXIES', ' 10.0.0.0/8 , ::1,fd00::/8, ', 'trustedProxies', ['10.0.0.0/8', '::1', 'fd00::/8']],
    ['LOG_LEVEL', 'debug', 'logLevel', 'debug'],
    ['DRAIN_SECONDS', '0.5', 'drainSeconds', 0.5],
    ['METRICS_TOKEN', 'short', 'metricsToken', 'short'],
    ['PARLEY_DEMO', '0', 'demo', false],
    ['SECRET', 'short', 'secret', 'short'],
  ] as const)('%s=%s', (name, value, member, meant) => {
    expect(read({ [name]: value })[member]).toEqual(meant);
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['a port that is none', { PORT: 'eighty' }, 'PORT is "eighty"'],
    ['a port below 0', { PORT: '-1' }, 'PORT is "-1"'],
    ['a port beyond the last', { PORT: '65536' }, 'PORT is "65536"'],
    ['half a port', { PORT: '80.5' }, 'PORT is "80.5"'],
    ['a host instead of an address', { PUBLIC_URL: 'talk.example' }, 'PUBLIC_URL is "talk.example"'],
    ['another scheme', { PUBLIC_URL: 'ftp://talk.example' }, 'PUBLIC_URL is "ftp://talk.example"'],
    ['an address without a host', { PUBLIC_URL: 'https://' }, 'PUBLIC_URL is "https://"'],
    [
      'a proxy by its name',
      { TRUSTED_PROXIES: '10.0.0.1,proxy.example' },
      'TRUSTED_PROXIES has "proxy.example"',
    ],
    ['the name of a range', { TRUSTED_PROXIES: 'loopback' }, 'TRUSTED_PROXIES has "loopback"'],
    ['a mail server of another scheme', { SMTP_URL: 'http://mail.example' }, 'SMTP_URL is no address'],
    ['a mail server without a sender', { SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM is not set'],
    [
      'a sender with a name',
      { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'A <a@b.example>' },
      'MAIL_FROM is not set',
    ],
    ['half an address', { TRUSTED_PROXIES: '10.0.0' }, 'TRUSTED_PROXIES has "10.0.0"'],
    ['a level that is none', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud"'],
    ['seconds that are none', { DRAIN_SECONDS: 'soon' }, 'DRAIN_SECONDS is "soon"'],
    ['a short token in production', { ...production, METRICS_TOKEN: 'short' }, 'METRICS_TOKEN is shorter'],
    ['less than no time', { DRAIN_SECONDS: '-1' }, 'DRAIN_SECONDS is "-1"'],
    ['no database in production', { ...production, DATABASE_URL: undefined }, 'DATABASE_URL is not set'],
    ['no secret in production', { ...production, SECRET: undefined }, 'SECRET is not set'],
    ['a sample secret in production', { ...production, SECRET: `ChangeMe${RANDOM}` }, 'SECRET is a sample'],
    [
      'a short secret in production',
      { ...production, SECRET: RANDOM.slice(0, 31) },
      'SECRET is a sample or shorter',
    ],
  ])('is refused by name: %s', (_what, env, words) => {
    const reading = (): unknown => read(env);
    expect(reading).toThrow(ConfigError);
    expect(reading).toThrow(words);
  });

  it('names the mail server and whom mails come from', () => {
    const env = { SMTP_URL: 'smtps://user:word@mail.example:465', MAIL_FROM: 'parley@news.example' };
    expect(read(env).mail).toEqual({ smtpUrl: env.SMTP_URL, from: env.MAIL_FROM });
  });

  it('takes a secret of 32 characters in production', () => {
    const secret = RANDOM.slice(0, 32);
    expect(read({ ...production, SECRET: secret }).secret).toBe(secret);
  });

  it('shows no secret in what it refuses', () => {
    expect(() => read({ ...production, SECRET: 'secret-of-mine' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('of-mine') }),
    );
  });

  it('has a secret made once outside production, for its owner alone', () => {
    const dataDir = join(folder, 'kept');
    const first = read({ DATA_DIR: dataDir });
    expect(read({ DATA_DIR: dataDir }).secret).toBe(first.secret);
    expect(readFileSync(join(dataDir, 'secret'), 'utf8')).toBe(first.secret);
    expect(read({ DATA_DIR: join(folder, 'other') }).secret).not.toBe(first.secret);
  });
});
