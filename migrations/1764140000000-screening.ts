import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What screening goes by: accepted policies, moderation modes, word lists, and marks of who posted when. */
export class Screening1764140000000 implements MigrationInterface {
  name = 'Screening1764140000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(acceptances);
    await runner.query(modes);
    await runner.query(words);
    await runner.query(marks);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE slow_mode_marks, address_marks, person_marks, word_lists;
      UPDATE sites s SET settings = s.settings || jsonb_build_object('moderationMode', m.mode)
      FROM (
        SELECT DISTINCT ON (subject_id) subject_id, mode FROM moderation_modes WHERE level = 'site'
        ORDER BY subject_id, version DESC
      ) m WHERE m.subject_id = s.id AND m.mode IS NOT NULL;
      DROP TABLE moderation_modes;
      ALTER TABLE threads DROP mode, DROP mode_until, DROP slow_mode_seconds, DROP slow_mode_until;
      DROP TABLE acceptances;
      ALTER TABLE comment_policies DROP acceptance;
    `);
  }
}

const acceptances = `
  ALTER TABLE comment_policies ADD acceptance text NOT NULL DEFAULT 'implied'
    CONSTRAINT comment_policies_acceptance CHECK (acceptance IN ('implied', 'explicit'));
  -- Who accepted which version of the comment policy; the key tells whether somebody did.
  CREATE TABLE acceptances (
    -- The id of an account or of a guest.
    person uuid NOT NULL,
    version integer NOT NULL,
    site_id uuid NOT NULL,
    accepted_at timestamptz NOT NULL,
    CONSTRAINT acceptances_pkey PRIMARY KEY (person, version),
    CONSTRAINT acceptances_version_fkey FOREIGN KEY (site_id, version) REFERENCES comment_policies (site_id, version)
  );
  INSERT INTO acceptances (person, version, site_id, accepted_at)
  SELECT coalesce(account_id, guest_id), policy_version, site_id, min(created_at) FROM comments
  WHERE policy_version IS NOT NULL AND created_at IS NOT NULL AND coalesce(account_id, guest_id) IS NOT NULL
  GROUP BY 1, 2, 3;
`;

const modes = `
  -- Every moderation mode ever set for a site or a section; the highest version of a subject is in force.
  CREATE TABLE moderation_modes (
    site_id uuid NOT NULL CONSTRAINT moderation_modes_site_fkey REFERENCES sites (id),
    level text NOT NULL CONSTRAINT moderation_modes_level CHECK (level IN ('site', 'section')),
    subject_id uuid NOT NULL,
    version integer NOT NULL,
    -- None: that of the level above.
    mode text CONSTRAINT moderation_modes_mode CHECK (mode IN ('after', 'newcomers', 'before')),
    until timestamptz,
    set_by uuid CONSTRAINT moderation_modes_set_by_fkey REFERENCES accounts (id),
    set_at timestamptz NOT NULL,
    CONSTRAINT moderation_modes_pkey PRIMARY KEY (subject_id, level, version)
  );
  CREATE TRIGGER moderation_modes_record BEFORE UPDATE OR DELETE OR TRUNCATE ON moderation_modes
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  INSERT INTO moderation_modes (site_id, level, subject_id, version, mode, set_at)
  SELECT id, 'site', id, 1, settings->>'moderationMode', parley_now() FROM sites
  WHERE settings->>'moderationMode' IN ('after', 'newcomers', 'before');
  UPDATE sites SET settings = settings - 'moderationMode' WHERE settings ? 'moderationMode';
  ALTER TABLE threads
    ADD mode text CONSTRAINT threads_mode CHECK (mode IN ('after', 'newcomers', 'before')),
    ADD mode_until timestamptz,
    ADD slow_mode_seconds integer CONSTRAINT threads_slow_mode CHECK (slow_mode_seconds BETWEEN 5 AND 3600),
    ADD slow_mode_until timestamptz;
`;

const words = `
  -- A site's words, in the version that If-Match names.
  CREATE TABLE word_lists (
    site_id uuid NOT NULL CONSTRAINT word_lists_pkey PRIMARY KEY CONSTRAINT word_lists_site_fkey REFERENCES sites (id),
    version integer NOT NULL,
    held text[] NOT NULL,
    refused text[] NOT NULL
  );
`;

const marks = `
  -- When a person last posted in a site: one upsert takes the next post or refuses it.
  CREATE TABLE person_marks (
    site_id uuid NOT NULL CONSTRAINT person_marks_site_fkey REFERENCES sites (id),
    person text NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT person_marks_pkey PRIMARY KEY (site_id, person)
  );
  -- Retention: what is older than an hour goes; likewise below.
  CREATE INDEX person_marks_age ON person_marks (posted_at);
  -- When posts of the last minute came from an address, which is a keyed hash.
  CREATE TABLE address_marks (
    site_id uuid NOT NULL CONSTRAINT address_marks_site_fkey REFERENCES sites (id),
    address text NOT NULL,
    posts timestamptz[] NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT address_marks_pkey PRIMARY KEY (site_id, address)
  );
  CREATE INDEX address_marks_age ON address_marks (posted_at);
  -- When a person last posted in a thread, while it is in slow mode.
  CREATE TABLE slow_mode_marks (
    thread_id uuid NOT NULL CONSTRAINT slow_mode_marks_thread_fkey REFERENCES threads (id),
    person text NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT slow_mode_marks_pkey PRIMARY KEY (thread_id, person)
  );
  CREATE INDEX slow_mode_marks_age ON slow_mode_marks (posted_at);
`;
