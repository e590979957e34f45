import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Closings and pauses are told of, and a queue that is too long pauses discussions until it is short again. */
export class ClosingEvents1764170000000 implements MigrationInterface {
  name = 'ClosingEvents1764170000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(items);
    await runner.query(pauses);
    await runner.query(threads);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE threads DROP told_closed, DROP look_at;
      DROP TABLE policy_pauses;
      ALTER TABLE items DROP article_id, DROP section_id;
    `);
  }
}

const items = `
  -- Where an item belongs: what waits is counted by site, section and article. No reference to the section: of items
  -- that are closed it is history.
  ALTER TABLE items ADD article_id uuid CONSTRAINT items_article_fkey REFERENCES articles (id), ADD section_id uuid;
  UPDATE items i SET article_id = a.id, section_id = a.section_id
  FROM comments c JOIN threads t ON t.id = c.thread_id JOIN articles a ON a.id = t.article_id
  WHERE i.kind = 'comment' AND c.id = i.subject_id;
  -- As items_queue_order, of one section.
  CREATE INDEX items_section_order ON items (section_id, queue, opened_at, id) WHERE closed_at IS NULL AND section_id IS NOT NULL;
  -- What waits of an article: its count, and what moves with it to another section.
  CREATE INDEX items_article ON items (article_id, queue) WHERE closed_at IS NULL;
`;

const pauses = `
  -- A site, section or article whose closing policy has, or once had, staffed hours or limits of the queue.
  CREATE TABLE policy_pauses (
    subject_id uuid NOT NULL,
    level text NOT NULL CONSTRAINT policy_pauses_level CHECK (level IN ('site', 'section', 'article')),
    site_id uuid NOT NULL CONSTRAINT policy_pauses_site_fkey REFERENCES sites (id),
    -- Of an article: its thread, which the events are about.
    thread_id uuid CONSTRAINT policy_pauses_thread_fkey REFERENCES threads (id),
    -- Since when its queue pauses discussions. Between the two limits nothing but this tells.
    queue_since timestamptz,
    -- Whether it has been told that the desk is not staffed.
    told_away boolean NOT NULL DEFAULT false,
    -- When the relay looks at its hours again.
    look_at timestamptz,
    CONSTRAINT policy_pauses_pkey PRIMARY KEY (subject_id, level)
  );
  INSERT INTO policy_pauses (subject_id, level, site_id, thread_id, look_at)
  SELECT subject_id, level, site_id, (SELECT id FROM threads WHERE level = 'article' AND article_id = subject_id), parley_now()
  FROM (SELECT DISTINCT ON (subject_id, level) * FROM closing_policies ORDER BY subject_id, level, version DESC) p
  WHERE policy ? 'hours';
  -- What the relay looks at.
  CREATE INDEX policy_pauses_due ON policy_pauses (look_at) WHERE look_at IS NOT NULL;
`;

const threads = `
  -- Whether it has been told that the thread is closed; null where nobody has looked yet. A hint for events: the state
  -- of a thread is worked out whenever somebody asks.
  ALTER TABLE threads ADD told_closed boolean,
    -- When the relay looks again: at the next instant at which it may close or open by itself.
    ADD look_at timestamptz;
  UPDATE threads SET look_at = parley_now();
  -- What the relay looks at.
  CREATE INDEX threads_due ON threads (look_at) WHERE look_at IS NOT NULL;
`;
