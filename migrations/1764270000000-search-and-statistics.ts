import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes for looking things up: comments by their words, authors, the audit log, decisions of a time. */
export class SearchAndStatistics1764270000000 implements MigrationInterface {
  name = 'SearchAndStatistics1764270000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(decisions);
    await runner.query(audit);
    await runner.query(comments);
    await runner.query(authors);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX guests_email, guests_name, accounts_name, comments_guest_order, comments_account_order, comments_newest,
        audit_records_subject, audit_records_by_actor, audit_records_action, audit_records_order,
        decisions_period;
      -- With its two indexes.
      ALTER TABLE comment_revisions DROP searchable;
    `);
  }
}

const decisions = `
  -- Statistics: the decisions of a site from one instant until another.
  CREATE INDEX decisions_period ON decisions (site_id, decided_at);
`;

const audit = `
  -- The audit log, newest first: of the site, of one kind of act, by one person, about one thing.
  CREATE INDEX audit_records_order ON audit_records (site_id, at, id);
  CREATE INDEX audit_records_action ON audit_records (site_id, action, at, id);
  CREATE INDEX audit_records_by_actor ON audit_records (actor_id, at, id) WHERE actor_id IS NOT NULL;
  CREATE INDEX audit_records_subject ON audit_records (subject_id, at, id);
`;

const comments = `
  -- What an import brings is made searchable after it: its words take longer than all else that an import does.
  ALTER TABLE comment_revisions ADD searchable boolean NOT NULL DEFAULT true;
  -- Search: comments with these words. The cut keeps a text of any size below what a tsvector may hold (1 MB).
  CREATE INDEX comment_revisions_words ON comment_revisions USING gin (to_tsvector('simple', left(html, 50000)))
    WITH (gin_pending_list_limit = 16384) WHERE searchable;
  -- Texts that an import has left to later.
  CREATE INDEX comment_revisions_unsearchable ON comment_revisions (comment_id, revision) WHERE NOT searchable;
  -- Search: the comments of a site, newest first.
  CREATE INDEX comments_newest ON comments (site_id, coalesce(created_at, '-infinity'), id);
  -- An author's last comments, and their count by status.
  CREATE INDEX comments_account_order ON comments (account_id, id) WHERE account_id IS NOT NULL;
  CREATE INDEX comments_guest_order ON comments (guest_id, id) WHERE guest_id IS NOT NULL;
`;

const authors = `
  -- Authors by the first letters of their name, in the order of names.
  CREATE INDEX accounts_name ON accounts (site_id, (lower(name) COLLATE "C"), id);
  CREATE INDEX guests_name ON guests (site_id, (lower(name) COLLATE "C"), id);
  -- Guests by the e-mail that they typed; accounts have accounts_email.
  CREATE INDEX guests_email ON guests (site_id, lower(email)) WHERE email IS NOT NULL;
`;
