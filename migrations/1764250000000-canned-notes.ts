import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes that moderators have ready. */
export class CannedNotes1764250000000 implements MigrationInterface {
  name = 'CannedNotes1764250000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE canned_notes (
        site_id uuid NOT NULL CONSTRAINT canned_notes_pkey PRIMARY KEY CONSTRAINT canned_notes_site_fkey REFERENCES sites (id),
        version integer NOT NULL,
        -- In the order of the desk: title, text, and the rule that one is for.
        items jsonb NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE canned_notes');
  }
}
