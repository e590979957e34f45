import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The empty site of a first start waits for its first admin to say what it is. */
export class SiteSetUp1764295000000 implements MigrationInterface {
  name = 'SiteSetUp1764295000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites ADD awaits_set_up boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites DROP awaits_set_up');
  }
}
