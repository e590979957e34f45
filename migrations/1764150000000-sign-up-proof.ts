import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The browser that signed up can show it: only then does the sign-up's password open the account. */
export class SignUpProof1764150000000 implements MigrationInterface {
  name = 'SignUpProof1764150000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sign_ups ADD proof_hash bytea');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sign_ups DROP proof_hash');
  }
}
