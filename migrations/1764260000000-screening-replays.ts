import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What other settings would have made of the comments that came. */
export class ScreeningReplays1764260000000 implements MigrationInterface {
  name = 'ScreeningReplays1764260000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE screening_replays (
        id uuid NOT NULL CONSTRAINT screening_replays_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT screening_replays_site_fkey REFERENCES sites (id),
        days integer NOT NULL,
        draft jsonb NOT NULL,
        -- What was in force when it was asked for.
        in_force jsonb NOT NULL,
        state text NOT NULL CONSTRAINT screening_replays_state CHECK (state IN ('waiting', 'running', 'done', 'failed')),
        -- How far it is: all comments up to this one are counted.
        after_at timestamptz NOT NULL,
        after_id uuid NOT NULL,
        done integer NOT NULL DEFAULT 0,
        -- None: not counted yet.
        total integer,
        tally jsonb NOT NULL,
        failures integer NOT NULL DEFAULT 0,
        created_by uuid NOT NULL CONSTRAINT screening_replays_created_by_fkey REFERENCES accounts (id),
        created_at timestamptz NOT NULL
      );
      -- One at a time for a site.
      CREATE UNIQUE INDEX screening_replays_under_way ON screening_replays (site_id) WHERE state IN ('waiting', 'running');
      -- A replay reads what was posted at a site, in the order in which it came.
      CREATE INDEX comments_posted ON comments (site_id, created_at, id) WHERE source IS NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX comments_posted; DROP TABLE screening_replays');
  }
}
