import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sections of a site, the articles in them, and roles that are limited to some of them. */
export class Sections1764000000000 implements MigrationInterface {
  name = 'Sections1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sections (
        id uuid NOT NULL CONSTRAINT sections_pkey PRIMARY KEY,
        site_id uuid NOT NULL CONSTRAINT sections_site_fkey REFERENCES sites (id),
        key text NOT NULL,
        name text NOT NULL,
        ordinal integer NOT NULL,
        CONSTRAINT sections_key_key UNIQUE (site_id, key)
      );
      -- The list of sections is replaced as a whole, on the version that was read.
      ALTER TABLE sites ADD sections_version integer NOT NULL DEFAULT 0;
      ALTER TABLE articles ADD section_id uuid CONSTRAINT articles_section_fkey REFERENCES sections (id);
      -- The articles of a section: whether any is left in it, and whose threads a change of its policy concerns.
      CREATE INDEX articles_section ON articles (section_id) WHERE section_id IS NOT NULL;
      ALTER TABLE accounts ADD limited_to_sections boolean NOT NULL DEFAULT false;
      -- Of those who are limited: to what.
      CREATE TABLE account_sections (
        account_id uuid NOT NULL CONSTRAINT account_sections_account_fkey REFERENCES accounts (id),
        section_id uuid NOT NULL CONSTRAINT account_sections_section_fkey REFERENCES sections (id) ON DELETE CASCADE,
        CONSTRAINT account_sections_pkey PRIMARY KEY (account_id, section_id)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE account_sections;
      ALTER TABLE accounts DROP limited_to_sections;
      ALTER TABLE articles DROP section_id;
      ALTER TABLE sites DROP sections_version;
      DROP TABLE sections;
    `);
  }
}
