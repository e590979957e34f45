import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { addAccount } from '../src/accounts/add-account.js';
import { issueCredential } from '../src/accounts/issue-credential.js';
import type { Role } from '../src/accounts/viewer.js';
import { entities } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { migrate } from '../src/platform/database/migrate.js';
import { addSite } from '../src/policies/add-site.js';

/** A migrated database with one site. */
export class BenchDatabase {
  private constructor(
    readonly url: string,
    readonly database: Database,
    readonly siteId: string,
    private readonly server: string,
  ) {}

  static async create(server: string): Promise<BenchDatabase> {
    const name = `parley_bench_${randomBytes(6).toString('hex')}`;
    await onServer(server, `CREATE DATABASE ${name}`);
    const url = Object.assign(new URL(server), { pathname: `/${name}` }).href;
    const dataSource = createDataSource({ url, entities, poolSize: 4, statementTimeout: 0 });
    await dataSource.initialize();
    await migrate(dataSource);
    const database = new Database(dataSource);
    const site = { key: 'bench', name: 'The Bench', hosts: ['localhost', '127.0.0.1'] };
    const siteId = await database.transaction((tx) => addSite(tx, site, { kind: 'console' }));
    return new BenchDatabase(url, database, siteId, server);
  }

  /** An account with an API token. */
  async person(
    role: Role,
    name: string,
    sections?: readonly string[],
  ): Promise<{ id: string; token: string }> {
    const { siteId } = this;
    return this.database.transaction(async (tx) => {
      const account = { siteId, email: `${name}@bench.example`, name, role, sections };
      const { id } = await addAccount(tx, account, { kind: 'console' });
      return { id, token: await issueCredential(tx, 'api', siteId, { accountId: id }) };
    });
  }

  /** What has just been stored is as it would be after a day: the planner knows it, and it is on the disk. */
  async settle(): Promise<void> {
    await this.database.query('VACUUM ANALYZE');
    await this.database.query('CHECKPOINT');
  }

  async drop(): Promise<void> {
    const { database: name } = this.database.dataSource.driver;
    await this.database.dataSource.destroy();
    await onServer(this.server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function onServer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
