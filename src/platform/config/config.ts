import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { LOG_LEVELS, type LogLevel } from '../logging/log.js';
import { parseUrl } from '../text/parse-url.js';

/** What the environment says, typed. Names and defaults: README and `docs/architecture.md`. */
export interface Config {
  /** Null: the embedded PostgreSQL under `dataDir`. */
  readonly databaseUrl: string | null;
  /** The same database past its pooler, which hands on no notifications; null: `databaseUrl` is no pooler. */
  readonly listenUrl: string | null;
  readonly dataDir: string;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
  /** Where people reach the service; null: `http://localhost:<port>`. */
  readonly publicUrl: string | null;
  /** Keys the hashes of addresses and texts. The same on every instance of one database. */
  readonly secret: string;
  /** Null: in development mail is printed, in production what needs it is refused. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  /** Addresses or networks whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** What of the log is shown: this level and those above it. */
  readonly logLevel: LogLevel;
  /** How long, after a signal to stop, the service still takes requests while it says that it is not ready. */
  readonly drainSeconds: number;
  /** What reads `/metrics`, as a bearer token; null: nothing in production, this machine otherwise. */
  readonly metricsToken: string | null;
  readonly production: boolean;
  /** Whether a first start on an empty database makes the demonstration site. */
  readonly demo: boolean;
}

/** The environment does not add up; the message names the variable and says what to set. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const SAMPLE_SECRETS = [
  'secret',
  'changeme',
  'change-me',
  'change me',
  'sample',
  'example',
  'test',
  'password',
];
const SECRET_LENGTH = 32;
const MOST_SECONDS = 600;
const TOKEN_LENGTH = 16;

/** Reads and cross-checks the environment. Throws {@link ConfigError}. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const production = env['NODE_ENV'] === 'production';
  const databaseUrl = env['DATABASE_URL'] || null;
  const dataDir = resolve(env['DATA_DIR'] || 'data');
  if (production && databaseUrl === null) {
    throw new ConfigError('DATABASE_URL is not set: with NODE_ENV=production name the PostgreSQL to use.');
  }
  return {
    databaseUrl,
    listenUrl: env['DATABASE_LISTEN_URL'] || null,
    dataDir,
    host: env['HOST'] || (production ? '0.0.0.0' : 'localhost'),
    port: readPort(env['PORT']),
    publicUrl: readUrl(env['PUBLIC_URL']),
    secret: readSecret(env['SECRET'], production, dataDir),
    mail: readMail(env['SMTP_URL'], env['MAIL_FROM']),
    trustedProxies: readProxies(env['TRUSTED_PROXIES']),
    logLevel: readLogLevel(env['LOG_LEVEL'], production ? 'info' : 'warn'),
    drainSeconds: readSeconds('DRAIN_SECONDS', env['DRAIN_SECONDS'], production ? 5 : 0),
    metricsToken: readToken(env['METRICS_TOKEN'], production),
    production,
    demo: !production && env['PARLEY_DEMO'] !== '0',
  };
}

function readPort(text: string | undefined): number {
  if (!text) return 3000;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new ConfigError(`PORT is "${text}": set it to a number from 0 to 65535.`);
}

function readLogLevel(text: string | undefined, unset: LogLevel): LogLevel {
  if (!text) return unset;
  const level = LOG_LEVELS.find((known) => known === text);
  if (level !== undefined) return level;
  throw new ConfigError(`LOG_LEVEL is "${text}": set it to one of ${LOG_LEVELS.join(', ')}.`);
}

function readSeconds(name: string, text: string | undefined, unset: number): number {
  if (!text) return unset;
  const seconds = Number(text);
  if (seconds >= 0 && seconds <= MOST_SECONDS) return seconds;
  throw new ConfigError(`${name} is "${text}": set it to a number of seconds from 0 to ${MOST_SECONDS}.`);
}

function readToken(text: string | undefined, production: boolean): string | null {
  if (!text) return null;
  if (!production || text.length >= TOKEN_LENGTH) return text;
  throw new ConfigError(`METRICS_TOKEN is shorter than ${TOKEN_LENGTH} characters: set a random one.`);
}

function readUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (/^https?:\/\//.test(text) && parseUrl(text) !== null) return text.replace(/\/+$/, '');
  throw new ConfigError(`PUBLIC_URL is "${text}": set it to an address such as https://talk.example.org.`);
}

function readMail(smtpUrl: string | undefined, from: string | undefined): Config['mail'] {
  if (!smtpUrl) return null;
  if (!/^smtps?:\/\//.test(smtpUrl) || parseUrl(smtpUrl) === null) {
    // What was set may hold a password.
    throw new ConfigError(
      'SMTP_URL is no address of a mail server: set one such as smtp://user:password@mail.example.org.',
    );
  }
  if (/^[^\s@<>"]+@[^\s@<>"]+$/.test(from ?? '')) return { smtpUrl, from: from! };
  throw new ConfigError(
    'MAIL_FROM is not set to an e-mail address: with SMTP_URL, set whom mails come from.',
  );
}

function readProxies(text: string | undefined): string[] {
  const parts = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const wrong = parts.find((part) => isIP(part.split('/')[0]!) === 0);
  if (wrong === undefined) return parts;
  throw new ConfigError(
    `TRUSTED_PROXIES has "${wrong}": set addresses or networks, such as 10.0.0.0/8, with commas between.`,
  );
}

function readSecret(given: string | undefined, production: boolean, dataDir: string): string {
  if (given) {
    const sample = SAMPLE_SECRETS.some((word) => given.toLowerCase().startsWith(word));
    if (production && (sample || given.length < SECRET_LENGTH)) {
      throw new ConfigError(
        `SECRET is a sample or shorter than ${SECRET_LENGTH} characters: set a random one.`,
      );
    }
    return given;
  }
  if (production)
    throw new ConfigError(
      'SECRET is not set: with NODE_ENV=production set a random one, the same on every instance.',
    );
  return keptSecret(dataDir);
}

/** Outside production a secret is made once and kept in the data folder. */
function keptSecret(dataDir: string): string {
  const path = join(dataDir, 'secret');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(path, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  return readFileSync(path, 'utf8');
}
