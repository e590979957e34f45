import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The settings of a site are replaced as a whole, on the version that was read. */
export class SettingsVersion1764130000000 implements MigrationInterface {
  name = 'SettingsVersion1764130000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites ADD settings_version integer NOT NULL DEFAULT 0');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites DROP settings_version');
  }
}
