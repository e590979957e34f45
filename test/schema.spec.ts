import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { entities } from '../src/entities.js';
import { createDataSource } from '../src/platform/database/data-source.js';
import { migrate } from '../src/platform/database/migrate.js';
import { createTestDatabase, type TestDatabase } from './support/postgres.js';

describe('the schema', () => {
  let own: TestDatabase;
  let dataSource: DataSource;

  beforeAll(async () => {
    own = await createTestDatabase('nothing');
    dataSource = await createDataSource({ url: own.url, entities }).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await own.drop();
  });

  it('goes forward, back to nothing, and forward again', async () => {
    await migrate(dataSource);
    for (const _migration of dataSource.migrations) await dataSource.undoLastMigration();
    const left = await dataSource.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
    );
    expect(left).toEqual([{ relname: 'migrations' }]);
    await migrate(dataSource);
  });

  it('is what the entities say', async () => {
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    expect(upQueries.map(({ query }) => query)).toEqual([]);
  });

  it('is migrated once by two that start together', async () => {
    const other = await createTestDatabase('nothing');
    const both = await Promise.all(
      [1, 2].map(() => createDataSource({ url: other.url, entities }).initialize()),
    );
    try {
      const ran = await Promise.all(both.map(migrate));
      expect(ran.flat()).toHaveLength(dataSource.migrations.length);
    } finally {
      await Promise.all(both.map((one) => one.destroy()));
      await other.drop();
    }
  });
});
