import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Many decisions at once, and taking them back. */
export class BulkDecisions1764240000000 implements MigrationInterface {
  name = 'BulkDecisions1764240000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE bulk_decisions (
        id uuid NOT NULL CONSTRAINT bulk_decisions_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT bulk_decisions_site_fkey REFERENCES sites (id),
        action text NOT NULL CONSTRAINT bulk_decisions_action CHECK (action IN ('approve', 'reject', 'spam', 'restore')),
        rule text,
        note text,
        -- None: its comments were named one by one.
        filter jsonb,
        count integer NOT NULL,
        -- How many comments are not on its list, and why.
        left_out jsonb NOT NULL,
        -- Those of its comments when they were listed; an element without a value: some are of no section.
        section_ids uuid[] NOT NULL,
        state text NOT NULL CONSTRAINT bulk_decisions_state CHECK (state IN ('ready', 'running', 'done', 'undoing', 'undone')),
        created_by uuid NOT NULL CONSTRAINT bulk_decisions_created_by_fkey REFERENCES accounts (id),
        created_at timestamptz NOT NULL,
        run_by uuid CONSTRAINT bulk_decisions_run_by_fkey REFERENCES accounts (id),
        -- When its run ended: it can be undone for some minutes from then on.
        ended_at timestamptz,
        undone_by uuid CONSTRAINT bulk_decisions_undone_by_fkey REFERENCES accounts (id),
        CONSTRAINT bulk_decisions_reject_rule CHECK (action <> 'reject' OR rule IS NOT NULL)
      );
      -- The key serves a run and the pages of its results: the comments of a list, thread by thread.
      CREATE TABLE listed_comments (
        bulk_decision_id uuid NOT NULL CONSTRAINT listed_comments_bulk_decision_fkey REFERENCES bulk_decisions (id),
        thread_id uuid NOT NULL,
        -- No foreign key, nor of the thread: what has gone meanwhile is told as refused.
        comment_id uuid NOT NULL,
        revision integer NOT NULL,
        -- None: not yet.
        result text CONSTRAINT listed_comments_result CHECK (result IN ('decided', 'stale', 'claimed', 'refused', 'undone', 'changed_since', 'kept')),
        code text,
        -- The decision that was made, or the one that came before it.
        decision_id uuid CONSTRAINT listed_comments_decision_fkey REFERENCES decisions (id),
        CONSTRAINT listed_comments_pkey PRIMARY KEY (bulk_decision_id, thread_id, comment_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE listed_comments, bulk_decisions');
  }
}
