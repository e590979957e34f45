import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moderators act on authors, and note what colleagues should know of them. */
export class Sanctions1764220000000 implements MigrationInterface {
  name = 'Sanctions1764220000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sanctions (
        id uuid NOT NULL CONSTRAINT sanctions_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT sanctions_site_fkey REFERENCES sites (id),
        kind text NOT NULL CONSTRAINT sanctions_kind CHECK (kind IN ('warn', 'hold', 'mute', 'ban')),
        subject_kind text NOT NULL CONSTRAINT sanctions_subject_kind CHECK (subject_kind IN ('account', 'guest', 'email', 'address')),
        -- An id, or a keyed hash: never the e-mail or the address itself.
        subject_key text NOT NULL,
        rule text,
        policy_version integer,
        imposed_by uuid NOT NULL CONSTRAINT sanctions_imposed_by_fkey REFERENCES accounts (id),
        imposed_at timestamptz NOT NULL,
        until timestamptz,
        comment_id uuid CONSTRAINT sanctions_comment_fkey REFERENCES comments (id),
        CONSTRAINT sanctions_rule_fkey FOREIGN KEY (site_id, policy_version, rule) REFERENCES comment_policy_rules (site_id, version, key),
        -- Nobody could acknowledge it.
        CONSTRAINT sanctions_warned CHECK (kind <> 'warn' OR subject_kind IN ('account', 'guest'))
      );
      -- What stands against whoever posts, and an author's history.
      CREATE INDEX sanctions_subject ON sanctions (site_id, subject_key);
      -- A site's sanctions, the newest first.
      CREATE INDEX sanctions_list ON sanctions (site_id, id);
      -- What ends a sanction before its time.
      CREATE TABLE lifted_sanctions (
        sanction_id uuid NOT NULL CONSTRAINT lifted_sanctions_pkey PRIMARY KEY
          CONSTRAINT lifted_sanctions_sanction_fkey REFERENCES sanctions (id),
        lifted_by uuid NOT NULL CONSTRAINT lifted_sanctions_account_fkey REFERENCES accounts (id),
        lifted_at timestamptz NOT NULL
      );
      CREATE TABLE acknowledged_sanctions (
        sanction_id uuid NOT NULL CONSTRAINT acknowledged_sanctions_pkey PRIMARY KEY
          CONSTRAINT acknowledged_sanctions_sanction_fkey REFERENCES sanctions (id),
        acknowledged_at timestamptz NOT NULL
      );
      -- A moderator's words on a sanction: apart from it, since sanctions hold no text.
      CREATE TABLE sanction_notes (
        sanction_id uuid NOT NULL CONSTRAINT sanction_notes_pkey PRIMARY KEY
          CONSTRAINT sanction_notes_sanction_fkey REFERENCES sanctions (id),
        note text NOT NULL
      );
      CREATE TABLE author_notes (
        id uuid NOT NULL CONSTRAINT author_notes_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT author_notes_site_fkey REFERENCES sites (id),
        -- Of an account or a guest.
        author_id uuid NOT NULL,
        text text NOT NULL,
        written_by uuid NOT NULL CONSTRAINT author_notes_account_fkey REFERENCES accounts (id),
        written_at timestamptz NOT NULL
      );
      -- An author's notes, the newest first.
      CREATE INDEX author_notes_list ON author_notes (author_id, id);
    `);
    for (const table of ['sanctions', 'lifted_sanctions', 'acknowledged_sanctions'])
      await runner.query(`
        CREATE TRIGGER ${table}_record BEFORE UPDATE OR DELETE OR TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE author_notes, sanction_notes, acknowledged_sanctions, lifted_sanctions, sanctions',
    );
  }
}
