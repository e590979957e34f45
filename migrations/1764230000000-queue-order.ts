import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Queues are worked by urgency, then age, and are narrowed to a language or a reason. */
export class QueueOrder1764230000000 implements MigrationInterface {
  name = 'QueueOrder1764230000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(indexes);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX items_closed, items_spam_age, items_section_kinds, items_queue_kinds, items_section_order, items_queue_order;
      ALTER TABLE items DROP priority, DROP language, DROP author_id;
      ALTER TABLE comment_revisions DROP language;
      CREATE INDEX items_queue_order ON items (site_id, queue, opened_at, id) WHERE closed_at IS NULL;
      CREATE INDEX items_section_order ON items (section_id, queue, opened_at, id) WHERE closed_at IS NULL AND section_id IS NOT NULL;
    `);
  }
}

const columns = `
  -- A tag of BCP 47; null: unknown. No text is read again for it.
  ALTER TABLE comment_revisions ADD language text;
  ALTER TABLE items
    ADD priority smallint NOT NULL DEFAULT 2 CONSTRAINT items_priority CHECK (priority BETWEEN 1 AND 3),
    -- Not null, so that an index gives the order of what is in an unknown one too.
    ADD language text NOT NULL DEFAULT 'unknown',
    -- The account whose own it is, to whom it is not given; null: of a guest.
    ADD author_id uuid CONSTRAINT items_author_fkey REFERENCES accounts (id);
  UPDATE items i SET author_id = c.account_id FROM comments c WHERE i.kind = 'comment' AND c.id = i.subject_id AND c.account_id IS NOT NULL;
  UPDATE items SET priority = 3
  WHERE closed_at IS NULL AND jsonb_path_query_array(reasons, '$[*].reason') IN ('["unreviewed"]', '["import"]');
`;

const indexes = `
  DROP INDEX items_queue_order, items_section_order;
  -- The next items of a queue, its list page by page, its count, and of each priority the oldest.
  CREATE INDEX items_queue_order ON items (site_id, queue, priority, opened_at, id) WHERE closed_at IS NULL;
  -- The same, of one section.
  CREATE INDEX items_section_order ON items (section_id, queue, priority, opened_at, id) WHERE closed_at IS NULL AND section_id IS NOT NULL;
  -- The same, of what is in one language and has one list of reasons; and which languages and lists of reasons there are, by
  -- going from each to the next. A filter by either is some such ranges, merged.
  CREATE INDEX items_queue_kinds ON items
    (site_id, queue, language, jsonb_path_query_array(reasons, '$[*].reason'), priority, opened_at, id) WHERE closed_at IS NULL;
  CREATE INDEX items_section_kinds ON items
    (section_id, queue, language, jsonb_path_query_array(reasons, '$[*].reason'), priority, opened_at, id)
    WHERE closed_at IS NULL AND section_id IS NOT NULL;
  -- Spam that has waited long enough, of all sites.
  CREATE INDEX items_spam_age ON items (opened_at) WHERE queue = 'spam' AND closed_at IS NULL;
  -- What a decision closed, when it is taken back.
  CREATE INDEX items_closed ON items (subject_id, closed_at) WHERE closed_at IS NOT NULL;
`;
