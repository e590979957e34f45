import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A decision is taken back. */
export class UndoneDecisions1764200000000 implements MigrationInterface {
  name = 'UndoneDecisions1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Beside the decisions, which are never changed: what supersedes one by what was before it.
      CREATE TABLE undone_decisions (
        decision_id uuid NOT NULL CONSTRAINT undone_decisions_pkey PRIMARY KEY
          CONSTRAINT undone_decisions_decision_fkey REFERENCES decisions (id),
        undone_by uuid NOT NULL CONSTRAINT undone_decisions_account_fkey REFERENCES accounts (id),
        undone_at timestamptz NOT NULL
      );
      CREATE TRIGGER undone_decisions_record BEFORE UPDATE OR DELETE OR TRUNCATE ON undone_decisions
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE undone_decisions');
  }
}
