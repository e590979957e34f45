import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Readers report comments. */
export class Reports1764210000000 implements MigrationInterface {
  name = 'Reports1764210000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What became of a report is told by the decisions on its comment, and not stored.
      CREATE TABLE reports (
        id uuid NOT NULL CONSTRAINT reports_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT reports_site_fkey REFERENCES sites (id),
        thread_id uuid NOT NULL CONSTRAINT reports_thread_fkey REFERENCES threads (id),
        comment_id uuid NOT NULL CONSTRAINT reports_comment_fkey REFERENCES comments (id),
        -- The comment as it was then: a decision on an earlier revision says nothing of it.
        on_revision integer NOT NULL,
        text_revision integer NOT NULL,
        person_kind text NOT NULL CONSTRAINT reports_person_kind CHECK (person_kind IN ('account', 'guest')),
        person_id uuid NOT NULL,
        reason text NOT NULL,
        text text,
        weight numeric(4,2) NOT NULL CONSTRAINT reports_weight CHECK (weight > 0),
        created_at timestamptz NOT NULL,
        -- One a person; and all of a comment.
        CONSTRAINT reports_person_key UNIQUE (comment_id, person_id),
        CONSTRAINT reports_text_fkey FOREIGN KEY (comment_id, text_revision) REFERENCES comment_revisions (comment_id, revision)
      );
      -- A person's own reports, the newest first: their list, their last day, how often they were right.
      CREATE INDEX reports_person ON reports (person_id, created_at, id);
      -- A person's own reports in a thread.
      CREATE INDEX reports_person_thread ON reports (person_id, thread_id);

      -- Whoever has reported or is muted: the row that their reports take turns at.
      CREATE TABLE reporters (
        person_id uuid NOT NULL CONSTRAINT reporters_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT reporters_site_fkey REFERENCES sites (id),
        muted_by uuid CONSTRAINT reporters_muted_by_fkey REFERENCES accounts (id),
        muted_at timestamptz,
        -- Null while muted: for good.
        muted_until timestamptz,
        mute_note text,
        CONSTRAINT reporters_mute CHECK (num_nonnulls(muted_by, muted_at) IN (0, 2)
          AND (muted_at IS NOT NULL OR num_nonnulls(muted_until, mute_note) = 0))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reporters, reports');
  }
}
