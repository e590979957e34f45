import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A comment policy is written as a draft first, and a new version is announced for a time. */
export class CommentPolicyDrafts1764160000000 implements MigrationInterface {
  name = 'CommentPolicyDrafts1764160000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The next version of a site, as long as it is not published.
      CREATE TABLE comment_policy_drafts (
        site_id uuid NOT NULL CONSTRAINT comment_policy_drafts_pkey PRIMARY KEY
          CONSTRAINT comment_policy_drafts_site_fkey REFERENCES sites (id),
        title text NOT NULL,
        body text NOT NULL,
        acceptance text NOT NULL CONSTRAINT comment_policy_drafts_acceptance CHECK (acceptance IN ('implied', 'explicit')),
        rules jsonb NOT NULL,
        saved_by uuid NOT NULL CONSTRAINT comment_policy_drafts_saved_by_fkey REFERENCES accounts (id),
        saved_at timestamptz NOT NULL
      );
      ALTER TABLE comment_policies ADD announced_until timestamptz,
        -- None: the version with which a site starts.
        ADD published_by uuid CONSTRAINT comment_policies_published_by_fkey REFERENCES accounts (id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE comment_policies DROP published_by, DROP announced_until;
      DROP TABLE comment_policy_drafts;
    `);
  }
}
