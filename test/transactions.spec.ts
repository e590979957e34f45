import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createDataSource } from '../src/platform/database/data-source.js';
import { prepared } from '../src/platform/database/connection.js';
import { Database, type Tx } from '../src/platform/database/database.js';
import { together } from '../src/platform/together.js';
import { createTestDatabase, type TestDatabase } from './support/postgres.js';
import { until } from './support/until.js';

const ADD = prepared('add', 'INSERT INTO notes (note) VALUES ($1)');

describe.each([true, false])(
  'a transaction whose statements travel together, kept planned: %s',
  (prepares) => {
    let own: TestDatabase;
    let database: Database;

    const add = (tx: Tx, note: string): Promise<number> => tx.run(ADD, [note]);
    const notes = async (): Promise<string[]> =>
      (await database.query<{ note: string }>('SELECT note FROM notes ORDER BY note')).map(
        ({ note }) => note,
      );

    beforeAll(async () => {
      own = await createTestDatabase('nothing');
      const source = createDataSource({ url: own.url, entities: [], poolSize: 1 });
      database = new Database(await source.initialize(), { prepares });
      await database.query('CREATE TABLE notes (note text CONSTRAINT notes_key UNIQUE)');
    });

    beforeEach(() => database.query('TRUNCATE notes'));

    afterAll(async () => {
      await database.dataSource.destroy();
      await own.drop();
    });

    it('commits them in their order', async () => {
      const counted = await database.transaction((tx) =>
        together([
          add(tx, 'a'),
          tx.query<{ count: number }>('SELECT count(*)::integer FROM notes'),
          add(tx, 'b'),
        ]),
      );
      expect(counted).toEqual([1, [{ count: 1 }], 1]);
      expect(await notes()).toEqual(['a', 'b']);
    });

    it.each(['transaction', 'transactionThatReadsFirst'] as const)(
      'tells of the one that failed, and leaves nothing: %s',
      async (how) => {
        const failing = database[how]((tx) =>
          together([tx.query('SELECT 1').then(() => add(tx, 'c')), add(tx, 'a'), add(tx, 'a'), add(tx, 'b')]),
        );
        await expect(failing).rejects.toMatchObject({ driverError: { constraint: 'notes_key' } });
        expect(await notes()).toEqual([]);
        expect(await database.transaction((tx) => add(tx, 'd'))).toBe(1);
      },
    );

    it('lets nothing follow that comes after its end', async () => {
      let isOver = false;
      let late: Promise<unknown> = Promise.resolve();
      const failing = database.transaction(async (tx) => {
        late = until('the end of the transaction', () => isOver).then(() => add(tx, 'late'));
        await add(tx, 'a');
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      isOver = true;
      await expect(late).rejects.toThrow('after its transaction');
      expect(await notes()).toEqual([]);
    });

    it('does not pretend to have committed what a failure that nobody told of took back', async () => {
      const pretending = database.transaction(async (tx) => {
        await add(tx, 'a');
        await add(tx, 'a').catch(() => undefined);
      });
      await expect(pretending).rejects.toThrow('nothing was committed');
      expect(await notes()).toEqual([]);
    });
  },
);
