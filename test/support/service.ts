import { addAccount, type AccountToAdd } from '../../src/accounts/add-account.js';
import { issueCredential } from '../../src/accounts/issue-credential.js';
import { issueSignInLink } from '../../src/accounts/sign-in-link.js';
import type { Role } from '../../src/accounts/viewer.js';
import { buildDocument } from '../../src/api-document/build-document.js';
import { recount, type Difference } from '../../src/comments/recount.js';
import { entities } from '../../src/entities.js';
import { createDataSource } from '../../src/platform/database/data-source.js';
import { Database } from '../../src/platform/database/database.js';
import { newId } from '../../src/platform/ids.js';
import { PrintingMailer } from '../../src/platform/mail/mailer.js';
import { addSite } from '../../src/policies/add-site.js';
import { startService, type Service, type ServiceOptions } from '../../src/service.js';
import { Client } from './client.js';
import { undocumented } from './documented-answers.js';
import { createTestDatabase } from './postgres.js';
import { declaredRoutes } from './routes.js';
import { takeHeard } from './witness.js';

const SECRET = 'a secret of the tests, and of nothing else';

/** Tests post as one person from one address, as fast as they can. */
const NO_LIMITS = { secondsBetweenPosts: 'off', postsPerMinute: 'off' };

export interface Person {
  readonly id: string;
  readonly token: string;
  /** The token of a sign-in link. */
  readonly link: string;
  readonly client: Client;
}

/** A service with one site, on a database of its own, and what tests need of both. */
export class TestService {
  private constructor(
    readonly database: Database,
    readonly databaseUrl: string,
    readonly siteId: string,
    private readonly settings: object,
    private readonly instances: Service[],
    private readonly drop: () => Promise<void>,
    private readonly options: Partial<ServiceOptions>,
  ) {}

  /**
   * @param instances how many services share the database
   * @param limits how fast people and addresses may post: `off`, or the defaults of a site
   * @param hears whether instances hear of each other's changes; where not, they compare each page with the database
   * @param locale of the site
   * @param options over what the services start with
   */
  static async start({
    instances = 1,
    limits = 'off',
    hears = false,
    locale = 'en',
    ...options
  }: Partial<ServiceOptions> & {
    instances?: number;
    limits?: 'off' | 'defaults';
    hears?: boolean;
    locale?: string;
  } = {}): Promise<TestService> {
    const { url, drop } = await createTestDatabase();
    const database = await open(url);
    const siteId = await database.transaction((tx) =>
      addSite(
        tx,
        { key: 'test', name: 'The Test Times', hosts: ['localhost', '127.0.0.1'], locale },
        { kind: 'console' },
      ),
    );
    const settings = limits === 'off' ? NO_LIMITS : {};
    const heard = hears ? { listenUrl: url, ...options } : options;
    const service = new TestService(database, url, siteId, settings, [], drop, heard);
    await service.set({});
    for (let index = 0; index < instances; index += 1) await service.addInstance();
    return service;
  }

  /**
   * Answers which instance it is.
   * @param options over what the others started with
   */
  async addInstance(options: Partial<ServiceOptions> = {}): Promise<number> {
    const database = await open(this.databaseUrl);
    const service = await startService({
      database,
      secret: SECRET,
      host: '127.0.0.1',
      port: 0,
      mailer: new PrintingMailer(() => undefined),
      ...this.options,
      ...options,
    });
    this.instances.push({
      ...service,
      stop: async () => {
        await service.stop();
        await database.dataSource.destroy();
      },
    });
    return this.instances.length - 1;
  }

  url(instance = 0): string {
    return this.instances[instance]!.url;
  }

  /** Every route that the first instance answers, as `GET /healthz`. */
  routes(): readonly string[] {
    return this.instances[0]!.routes;
  }

  /** Someone without a credential. */
  anyone(instance = 0): Client {
    return new Client(this.url(instance));
  }

  /** An account with this role, and its API token. */
  async person(role: Role, name = role as string, instance = 0, siteId = this.siteId): Promise<Person> {
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@test.example`;
    const { id, token, link } = await this.addAccount({ siteId, email, name, role });
    return { id, token, link, client: this.anyone(instance).as(token) };
  }

  /** A section with this key; answers its id. */
  async addSection(key: string, siteId = this.siteId): Promise<string> {
    const id = newId();
    await this.database.query(
      `INSERT INTO sections (id, site_id, key, name, ordinal)
       SELECT $1, $2, $3, $3, count(*) + 1 FROM sections WHERE site_id = $2`,
      [id, siteId, key],
    );
    return id;
  }

  /** From now on the role of this person counts in these sections only. */
  async limit({ id }: Person, sectionIds: readonly string[]): Promise<void> {
    await this.database.query('UPDATE accounts SET limited_to_sections = true WHERE id = $1', [id]);
    await this.database.query(
      'INSERT INTO account_sections (account_id, section_id) SELECT $1, unnest($2::uuid[])',
      [id, sectionIds],
    );
  }

  /** As the command line does it. */
  addAccount(account: AccountToAdd): Promise<Omit<Person, 'client'>> {
    return this.database.transaction(async (tx) => {
      const { id } = await addAccount(tx, account, { kind: 'console' });
      const subject = { accountId: id };
      const token = await issueCredential(tx, 'api', account.siteId, subject);
      return { id, token, link: await issueSignInLink(tx, subject) };
    });
  }

  /** Another site of the same service; answers its id. Requests with `Host: <key>.example` are for it. */
  async addSite(key: string, locale = 'en'): Promise<string> {
    const id = await this.database.transaction((tx) =>
      addSite(tx, { key, name: key, hosts: [`${key}.example`], locale }, { kind: 'console' }),
    );
    await this.set({}, id);
    return id;
  }

  /** The site's settings from now on, beside the limits; what is left out has its default. */
  async set(settings: object, siteId = this.siteId): Promise<void> {
    await this.database.query('UPDATE sites SET settings = $2, epoch = epoch + 1 WHERE id = $1', [
      siteId,
      { ...this.settings, ...settings },
    ]);
  }

  /** Publishes the next version of the comment policy, with the rules of the one before; answers its number. */
  async publishPolicy(acceptance: 'implied' | 'explicit', siteId = this.siteId): Promise<number> {
    const [policy] = await this.database.query<{ version: number }>(
      `INSERT INTO comment_policies (site_id, version, title, body, published_at, acceptance)
       SELECT site_id, version + 1, title, body, parley_now(), $2 FROM comment_policies
       WHERE site_id = $1 ORDER BY version DESC LIMIT 1 RETURNING version`,
      [siteId, acceptance],
    );
    await this.database.query(
      `INSERT INTO comment_policy_rules (site_id, version, key, ordinal, title, text)
       SELECT site_id, version + 1, key, ordinal, title, text FROM comment_policy_rules WHERE site_id = $1 AND version = $2 - 1`,
      [siteId, policy!.version],
    );
    await this.database.query('UPDATE sites SET epoch = epoch + 1 WHERE id = $1', [siteId]);
    return policy!.version;
  }

  /** Ends when nothing waits in the outbox but what waits to be tried again. */
  async settle(): Promise<void> {
    for (let waiting = true; waiting;) {
      await this.instances[0]!.deliver();
      const due = await this.database.query(
        'SELECT FROM outbox WHERE sent_at IS NULL AND next_attempt_at <= parley_now() LIMIT 1',
      );
      waiting = due.length > 0;
    }
  }

  /** Moves the service's clock, for every instance, from here on. */
  async moveClock(milliseconds: number): Promise<void> {
    await this.database.query(
      `INSERT INTO clock_offset AS c (ahead) VALUES ($1 * interval '1 millisecond') ON CONFLICT (one) DO UPDATE SET ahead = c.ahead + excluded.ahead`,
      [milliseconds],
    );
  }

  /** What `parley check` would find. */
  differences(): Promise<Difference[]> {
    return this.database.snapshot(recount);
  }

  /** As a signal to stop does first. */
  drain(): void {
    for (const instance of this.instances) instance.drain();
  }

  /** @throws when it answered what its API document does not tell */
  async stop(): Promise<void> {
    const heard = this.instances.flatMap(({ url }) => takeHeard(url));
    const untold = undocumented(heard, buildDocument(declaredRoutes(this.database)));
    await Promise.all(this.instances.map((instance) => instance.stop()));
    await this.database.dataSource.destroy();
    await this.drop();
    if (untold.length > 0) throw new Error(`The API document does not know:\n${untold.join('\n')}`);
  }
}

const open = async (url: string): Promise<Database> =>
  new Database(await createDataSource({ url, entities, poolSize: 12 }).initialize());
