import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rises with whatever changes many pages of a site at once, for who keeps copies of them. */
export class SiteEpoch1764280000000 implements MigrationInterface {
  name = 'SiteEpoch1764280000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites ADD epoch integer NOT NULL DEFAULT 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites DROP epoch');
  }
}
