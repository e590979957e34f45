import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A moderator claims an item for some minutes. */
export class Claims1764190000000 implements MigrationInterface {
  name = 'Claims1764190000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- On the item itself: it cannot have two. All three or none.
      ALTER TABLE items ADD claim_id uuid, ADD claimed_by uuid CONSTRAINT items_claimed_by_fkey REFERENCES accounts (id),
        ADD claimed_until timestamptz,
        ADD CONSTRAINT items_claim CHECK (num_nonnulls(claim_id, claimed_by, claimed_until) IN (0, 3));
      -- Renewing and releasing by the claim's own id.
      CREATE UNIQUE INDEX items_claim_key ON items (claim_id) WHERE claim_id IS NOT NULL;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE items DROP claim_id, DROP claimed_by, DROP claimed_until');
  }
}
