import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closing and reopening many threads at once, and taking it back. */
export class ThreadClosings1764180000000 implements MigrationInterface {
  name = 'ThreadClosings1764180000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE thread_closings (
        id uuid NOT NULL CONSTRAINT thread_closings_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT thread_closings_site_fkey REFERENCES sites (id),
        action text NOT NULL CONSTRAINT thread_closings_action CHECK (action IN ('close', 'reopen')),
        filter jsonb NOT NULL,
        message text,
        reason text,
        close_at timestamptz,
        reopen_until timestamptz,
        count integer NOT NULL,
        -- Those of its threads when they were listed. None: it lists threads of no section too.
        section_ids uuid[],
        state text NOT NULL CONSTRAINT thread_closings_state CHECK (state IN ('ready', 'running', 'done', 'undoing', 'undone')),
        created_by uuid NOT NULL CONSTRAINT thread_closings_created_by_fkey REFERENCES accounts (id),
        created_at timestamptz NOT NULL
      );
      -- The key serves a run and the pages of its results: the threads of a closing, in the order of their ids.
      CREATE TABLE listed_threads (
        closing_id uuid NOT NULL CONSTRAINT listed_threads_closing_fkey REFERENCES thread_closings (id),
        -- No foreign key: a thread that has gone meanwhile is told as refused.
        thread_id uuid NOT NULL,
        -- None: not yet.
        result text CONSTRAINT listed_threads_result CHECK (result IN ('done', 'unchanged', 'refused', 'undone', 'skipped')),
        code text,
        -- The closing facts that the run found, and those that it left.
        manual_state_before text,
        manual_since_before timestamptz,
        manual_until_before timestamptz,
        close_at_before timestamptz,
        closing_message_before text,
        closing_reason_before text,
        manual_state_after text,
        manual_since_after timestamptz,
        manual_until_after timestamptz,
        close_at_after timestamptz,
        closing_message_after text,
        closing_reason_after text,
        CONSTRAINT listed_threads_pkey PRIMARY KEY (closing_id, thread_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE listed_threads, thread_closings');
  }
}
