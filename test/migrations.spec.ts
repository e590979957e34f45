import { beforeAll, describe, expect, it } from '@jest/globals';
import { createDataSource } from '../src/platform/database/data-source.js';
import { Database } from '../src/platform/database/database.js';
import { migrateTo, migrationNames } from '../src/platform/database/migrate.js';
import { hostArticle, post } from './support/articles.js';
import { dump } from './support/dump.js';
import { columnsOf, fillEmptyTables, tablesOf } from './support/fill-tables.js';
import { createTestDatabase } from './support/postgres.js';
import { schemaOf } from './support/schema-of.js';
import { TestService } from './support/service.js';

const LIMIT = 120_000;
/** Of their classes, since tests are named before there is a database. */
const { migrations } = createDataSource({ url: 'postgres://nowhere', entities: [] }).options;
const timeOf = (name: string): number => Number(name.slice(-13));
const names = (migrations as readonly { name: string }[])
  .map(({ name }) => name)
  .sort((one, other) => timeOf(one) - timeOf(other));

type Rows = Readonly<Record<string, readonly string[]>>;

/** Everything but the list of migrations itself. */
async function rowsOf(database: Database): Promise<Rows> {
  const { migrations: _list, ...rows } = await dump(database);
  return rows;
}

/** Rows such as the service itself makes, and one in every table that it left empty. */
async function rowsOfAService(): Promise<Rows> {
  const service = await TestService.start();
  try {
    const publisher = await service.person('publisher');
    const moderator = await service.person('moderator');
    const reader = await service.person('reader');
    const { threadId } = await hostArticle(publisher.client, {
      externalId: 'x-1',
      canonicalUrl: 'https://news.example/x',
    });
    await hostArticle(publisher.client);
    const guest = await post(service.anyone(), threadId, {
      guest: { name: 'Guest', email: 'guest@news.example' },
    });
    const parentId = guest.body.comment.id as string;
    await post(service.anyone(), threadId, { parentId });
    const links = 'https://a.example https://b.example https://c.example';
    const held = await post(service.anyone().with({ 'idempotency-key': 'a-key-of-sixteen' }), threadId, {
      body: links,
    });
    await reader.client.post(`/threads/${threadId}/comments`, { body: 'From a reader.' });
    await service.anyone().post('/sessions', { link: reader.link, as: 'token' });
    await moderator.client.post(`/moderation/comments/${held.body.comment.id}/decisions`, {
      action: 'reject',
      revision: 1,
      rule: 'spam',
      note: 'Links.',
    });
    await publisher.client.with({ 'if-match': '"0"' }).put('/closing-policies/site', { closeAfterDays: 14 });
    await publisher.client.post(`/threads/${threadId}/close`, { reason: 'late' });
    expect(await fillEmptyTables(service.database)).toEqual([]);
    return await rowsOf(service.database);
  } finally {
    await service.stop();
  }
}

/** Puts rows into a schema that may be older than they are: members that it lacks are left out, and so are rows that it refuses. */
async function put(database: Database, rows: Rows): Promise<void> {
  const tables = await tablesOf(database);
  const columns = new Map<string, string>();
  for (const table of tables) {
    const own = await columnsOf(database, table);
    columns.set(table, own.map(({ name }) => `"${name}"`).join(', '));
  }
  await database.transaction(async (tx) => {
    // The tables are filled in any order, and what a trigger would do has been done.
    await tx.query('SET LOCAL session_replication_role = replica');
    for (const table of tables) {
      for (const row of rows[table] ?? []) {
        const list = columns.get(table)!;
        await tx.query('SAVEPOINT before_row');
        await tx
          .run(
            `INSERT INTO "${table}" (${list}) SELECT ${list} FROM jsonb_populate_record(NULL::"${table}", $1)`,
            [row],
          )
          .catch(() => tx.query('ROLLBACK TO SAVEPOINT before_row'));
      }
    }
  });
}

describe('migrations', () => {
  let seeds: Rows;
  let newest: string[];

  async function onEmptyDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
    const own = await createTestDatabase('nothing');
    const dataSource = await createDataSource({ url: own.url, entities: [] }).initialize();
    try {
      return await work(new Database(dataSource));
    } finally {
      await dataSource.destroy();
      await own.drop();
    }
  }

  beforeAll(async () => {
    seeds = await rowsOfAService();
    newest = await onEmptyDatabase(async (database) => {
      await migrateTo(database.dataSource, String(names.length));
      return schemaOf(database);
    });
  }, LIMIT);

  it('are known in their order', () =>
    onEmptyDatabase(async ({ dataSource }) => {
      expect(names.length).toBeGreaterThan(2);
      expect(migrationNames(dataSource)).toEqual(names);
    }));

  it.each(names.map((name, index) => [name, index + 1] as const))(
    'go forward from %s and back to it, and every row of before is as it was',
    (_name, kept) =>
      onEmptyDatabase(async (database) => {
        const { dataSource } = database;
        await migrateTo(dataSource, String(kept));
        await put(database, seeds);
        expect(await fillEmptyTables(database)).toEqual([]);
        const before = await rowsOf(database);
        const schema = await schemaOf(database);

        await migrateTo(dataSource, String(names.length));
        const { back, forward } = await migrateTo(dataSource, String(kept));
        expect({ back: [...back].reverse(), forward }).toEqual({ back: names.slice(kept), forward: [] });
        expect(await rowsOf(database)).toEqual(before);
        expect(await schemaOf(database)).toEqual(schema);

        await migrateTo(dataSource, String(names.length));
        expect(await schemaOf(database)).toEqual(newest);
      }),
    LIMIT,
  );

  it('of spellings of one address leave one: a canonical one, then that of the older article', () =>
    onEmptyDatabase(async (database) => {
      await migrateTo(
        database.dataSource,
        String(names.findIndex((name) => name.startsWith('ArticleAddresses'))),
      );
      await put(database, seeds);
      const articles = await database.query<{ id: string }>(
        'SELECT id FROM articles ORDER BY created_at, id',
      );
      const [older, newer] = articles.slice(0, 2).map(({ id }) => id);
      const urls = {
        'https://news.example/x': [older, true],
        'http://www.news.example/x/': [newer, true],
        'https://news.example/y?utm_source=a': [older, false],
        'https://news.example/y': [newer, false],
        'https://news.example/z/': [older, false],
        'https://news.example/z': [newer, true],
      } as const;
      await database.transaction(async (tx) => {
        await tx.run('DELETE FROM article_urls');
        await tx.run('UPDATE articles SET canonical_url = NULL');
        for (const [url, [article, isCanonical]] of Object.entries(urls)) {
          await tx.run(
            'INSERT INTO article_urls (site_id, url, article_id) SELECT site_id, $1, id FROM articles WHERE id = $2',
            [url, article!],
          );
          if (isCanonical)
            await tx.run('UPDATE articles SET canonical_url = $1 WHERE id = $2', [url, article!]);
        }
        // Both say so of /x; the newer one's canonical address is /z.
        await tx.run("UPDATE articles SET canonical_url = 'https://news.example/z' WHERE id = $1", [newer!]);
      });
      await migrateTo(database.dataSource, String(names.length));
      expect(
        await database.query('SELECT url, article_id AS article FROM article_urls ORDER BY url_key'),
      ).toEqual([
        { url: 'https://news.example/x', article: older },
        { url: 'https://news.example/y?utm_source=a', article: older },
        { url: 'https://news.example/z', article: newer },
      ]);
    }));

  it('go back to nothing', () =>
    onEmptyDatabase(async (database) => {
      await migrateTo(database.dataSource, String(names.length));
      await migrateTo(database.dataSource, 'none');
      expect(await tablesOf(database)).toEqual([]);
      expect((await schemaOf(database)).filter((line) => !line.includes('migrations'))).toEqual([]);
    }));
});
