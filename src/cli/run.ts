import { parseArgs } from 'node:util';
import { addAccount } from '../accounts/add-account.js';
import { issueCredential } from '../accounts/issue-credential.js';
import { issueSignInLink } from '../accounts/sign-in-link.js';
import { ROLES, type Role } from '../accounts/viewer.js';
import { CONSOLE } from '../audit/record.js';
import type { Config } from '../platform/config/config.js';
import type { Database } from '../platform/database/database.js';
import { addSite } from '../policies/add-site.js';
import { siteByKey, type CurrentSite } from '../sites/resolve-site.js';
import { hostsOf } from '../sites/site-hosts.js';
import { siteUrl } from '../sites/site-url.rules.js';
import { SiteRequired } from '../sites/sites.errors.js';
import { check } from './check.js';
import { migrateDatabaseTo, openDatabase } from './open-database.js';
import type { Output } from './output.js';
import { signInUrl } from '../accounts/sign-in-url.js';
import { USAGE } from './usage.js';
import { isLocale } from '../sites/locale.rules.js';

/** The command was not understood; the message says what is missing. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const OPTIONS = {
  site: { type: 'string' },
  host: { type: 'string', multiple: true },
  name: { type: 'string' },
  locale: { type: 'string' },
  role: { type: 'string' },
  section: { type: 'string', multiple: true },
  to: { type: 'string' },
  json: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'with-pings': { type: 'boolean' },
  'close-after-days': { type: 'string' },
  'disclosure-prefix': { type: 'string' },
  help: { type: 'boolean' },
} as const;

type Options = ReturnType<typeof parse>['values'];

const parse = (args: readonly string[]) =>
  parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });

/** Runs one command line; answers the exit code. */
export async function run(
  args: readonly string[],
  readConfig: () => Config,
  output: Output,
): Promise<number> {
  const { positionals, values } = parsed(args);
  const [command = 'help', ...rest] = positionals;
  if (values.help || command === 'help') {
    output.answer(USAGE);
    return 0;
  }
  const config = readConfig();
  if (command === 'serve') {
    // What the other commands do without is loaded when it is asked for.
    const { serve } = await import('./serve.js');
    // In production the standard output is the log's alone.
    await serve(config, config.production ? output.tell : output.answer);
    return 0;
  }
  if (command === 'migrate' && values.to !== undefined) {
    const { back, forward } = await migrateDatabaseTo(config, output.tell, values.to);
    for (const name of back) output.answer(`Back: ${name}`);
    for (const name of forward) output.answer(`Forward: ${name}`);
    if (back.length + forward.length === 0) output.answer('The schema is there already.');
    return 0;
  }
  const act = commands[`${command} ${rest[0] ?? ''}`.trim()] ?? commands[command];
  if (!act) throw new UsageError(`There is no command "${positionals.join(' ')}".`);
  const { database, migrated, close } = await openDatabase(config, output.tell, { statementTimeout: 0 });
  try {
    return await act({ database, migrated, config, rest, values, output });
  } finally {
    await close();
  }
}

interface Invocation {
  readonly database: Database;
  readonly migrated: readonly string[];
  readonly config: Config;
  readonly rest: readonly string[];
  readonly values: Options;
  readonly output: Output;
}

const commands: Readonly<Record<string, (invocation: Invocation) => Promise<number>>> = {
  migrate: async ({ migrated, output }) => {
    output.answer(migrated.length === 0 ? 'The schema is up to date.' : `Migrated: ${migrated.join(', ')}`);
    return 0;
  },
  'sites add': async ({ database, rest: [, key], values, output }) => {
    if (!key || !values.host) throw new UsageError('sites add takes a key and --host <host>.');
    const { name, locale } = values;
    if (locale !== undefined && !isLocale(locale))
      throw new UsageError('--locale takes a language tag, such as de or de-CH.');
    const site = {
      ...{ key, hosts: values.host },
      ...(name !== undefined && { name }),
      ...(locale !== undefined && { locale }),
    };
    const id = await database.transaction((tx) => addSite(tx, site, CONSOLE));
    const hosts = await hostsOf(database, id);
    output.answer(
      values.json ? JSON.stringify({ id, key, hosts }) : `Added the site "${key}" for ${hosts.join(', ')}.`,
    );
    return 0;
  },
  'accounts add': async ({ database, config, rest: [, email], values, output }) => {
    const role = ROLES.find((known) => known === values.role);
    if (!email || !role)
      throw new UsageError(`accounts add takes an e-mail address and --role ${ROLES.join('|')}.`);
    await addAccountAndTell({ database, config, email, role, values, output });
    return 0;
  },
  'import wordpress': async ({ database, rest: [, file], values, output }) => {
    if (!file) throw new UsageError('import wordpress takes a file.');
    const site = await chosenSite(database, values.site);
    const { importFile } = await import('./import-file.js');
    return importFile(database, site.id, file, importOptions(values), { json: values.json ?? false, output });
  },
  check: ({ database, values, output }) => check(database, values.json ?? false, output),
};

async function chosenSite(database: Database, key: string | undefined): Promise<CurrentSite> {
  try {
    return await siteByKey(database, key);
  } catch (error) {
    if (!(error instanceof SiteRequired)) throw error;
    throw new UsageError('Name the site with --site <key>: there is not exactly one.');
  }
}

async function addAccountAndTell(
  added: Pick<Invocation, 'database' | 'config' | 'values' | 'output'> & { email: string; role: Role },
): Promise<void> {
  const { database, config, email, role, values, output } = added;
  const site = await chosenSite(database, values.site);
  const { account, link, token } = await database.transaction(async (tx) => {
    const wanted = { siteId: site.id, email, role, name: values.name, sections: values.section };
    const added = await addAccount(tx, wanted, CONSOLE);
    const accountId = added.id;
    return {
      account: added,
      link: await issueSignInLink(tx, { accountId }),
      token: await issueCredential(tx, 'api', site.id, { accountId }, { name: 'Command line' }),
    };
  });
  const publicUrl = config.publicUrl ?? `http://localhost:${config.port}`;
  const answer = {
    id: account.id,
    email: account.email,
    role,
    signInUrl: signInUrl(siteUrl(publicUrl, await hostsOf(database, site.id)), link),
    token,
  };
  if (values.json) return output.answer(JSON.stringify(answer));
  output.answer(`${answer.email} is ${role} of "${site.name}".`);
  output.answer(`Sign in within 15 minutes, once: ${answer.signInUrl}`);
  output.answer(`API token, shown only now:       ${answer.token}`);
}

function importOptions(values: Options): {
  dryRun: boolean;
  withPings: boolean;
  closeAfterDays: number | null;
  disclosurePrefix: string | null;
} {
  const days = values['close-after-days'];
  if (days !== undefined && !/^[1-9]\d{0,4}$/.test(days))
    throw new UsageError('--close-after-days takes a number of days from 1.');
  return {
    dryRun: values['dry-run'] ?? false,
    withPings: values['with-pings'] ?? false,
    closeAfterDays: days === undefined ? null : Number(days),
    disclosurePrefix: values['disclosure-prefix'] ?? null,
  };
}

function parsed(args: readonly string[]): ReturnType<typeof parse> {
  try {
    return parse(args);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
