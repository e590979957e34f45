import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the moderators' desk shows live, and comments that an editor puts forward. */
export class Desk1764290000000 implements MigrationInterface {
  name = 'Desk1764290000000';

  async up(runner: QueryRunner): Promise<void> {
    // Put forward by a moderator; null: not.
    await runner.query('ALTER TABLE comments ADD featured_at timestamptz');
    // Which items of a site are in hand, told to its moderators as it changes.
    await runner.query(
      'CREATE INDEX items_in_hand ON items (site_id) WHERE claim_id IS NOT NULL AND closed_at IS NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX items_in_hand');
    await runner.query('ALTER TABLE comments DROP featured_at');
  }
}
