import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing up, passwords, named tokens, limits of attempts, and an outbox that is handed on. */
export class Identity1764110000000 implements MigrationInterface {
  name = 'Identity1764110000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(people);
    await runner.query(credentials);
    await runner.query(limits);
    await runner.query(outbox);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX outbox_due;
      ALTER TABLE outbox DROP attempts, DROP next_attempt_at;
      CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
      DROP TABLE rate_limits;
      DROP INDEX credentials_account, credentials_tokens;
      ALTER TABLE credentials DROP id, DROP name, DROP role, DROP by_link, DROP last_used_on;
      -- A link of someone who is not yet there names no account.
      DELETE FROM sign_in_links WHERE sign_up_id IS NOT NULL;
      ALTER TABLE sign_in_links DROP sign_up_id;
      ALTER TABLE sign_in_links ALTER account_id SET NOT NULL;
      DROP TABLE sign_ups;
      DROP INDEX accounts_list, accounts_by_role;
      ALTER TABLE accounts DROP password_hash;
    `);
  }
}

const people = `
  ALTER TABLE accounts ADD password_hash text;
  -- The people of a site, and those with a role, page by page.
  CREATE INDEX accounts_list ON accounts (site_id, id);
  CREATE INDEX accounts_by_role ON accounts (site_id, role, id);
  -- Who asked for an account and has not shown yet that the address is theirs.
  CREATE TABLE sign_ups (
    id uuid NOT NULL CONSTRAINT sign_ups_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT sign_ups_site_fkey REFERENCES sites (id),
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    created_at timestamptz NOT NULL DEFAULT parley_now()
  );
  -- Retention: what is older than a day goes.
  CREATE INDEX sign_ups_age ON sign_ups (created_at);
  ALTER TABLE sign_in_links ALTER account_id DROP NOT NULL;
  ALTER TABLE sign_in_links ADD sign_up_id uuid CONSTRAINT sign_in_links_sign_up_fkey REFERENCES sign_ups (id) ON DELETE CASCADE;
  ALTER TABLE sign_in_links ADD CONSTRAINT sign_in_links_subject CHECK ((account_id IS NULL) <> (sign_up_id IS NULL));
  -- The links that go with a sign-up.
  CREATE INDEX sign_in_links_sign_up ON sign_in_links (sign_up_id) WHERE sign_up_id IS NOT NULL;
`;

const credentials = `
  ALTER TABLE credentials ADD id uuid NOT NULL DEFAULT gen_random_uuid() CONSTRAINT credentials_id_key UNIQUE;
  ALTER TABLE credentials ALTER id DROP DEFAULT;
  ALTER TABLE credentials ADD name text;
  -- The most that an API token may do, whatever its account may.
  ALTER TABLE credentials ADD role text CONSTRAINT credentials_role CHECK (role IN ('reader', 'moderator', 'publisher', 'admin'));
  -- Of a session: opened by a mailed link, which proves the address.
  ALTER TABLE credentials ADD by_link boolean NOT NULL DEFAULT false;
  ALTER TABLE credentials ADD last_used_on date;
  -- The sessions and tokens of an account: ended together when the password changes.
  CREATE INDEX credentials_account ON credentials (account_id) WHERE account_id IS NOT NULL;
  -- The API tokens of a site, page by page.
  CREATE INDEX credentials_tokens ON credentials (site_id, id) WHERE kind = 'api' AND revoked_at IS NULL;
`;

const limits = `
  -- Attempts, counted for a while. The keys are keyed hashes: nobody reads an address back.
  CREATE TABLE rate_limits (
    key text NOT NULL CONSTRAINT rate_limits_pkey PRIMARY KEY,
    count integer NOT NULL,
    ends_at timestamptz NOT NULL
  );
  -- Retention: a count that has ended goes.
  CREATE INDEX rate_limits_age ON rate_limits (ends_at);
`;

const outbox = `
  ALTER TABLE outbox ADD attempts integer NOT NULL DEFAULT 0;
  -- 'infinity': given up.
  ALTER TABLE outbox ADD next_attempt_at timestamptz NOT NULL DEFAULT '-infinity';
  DROP INDEX outbox_unsent;
  -- What the relay takes: never by id, since ids do not commit in order.
  CREATE INDEX outbox_due ON outbox (next_attempt_at, created_at) WHERE sent_at IS NULL;
`;
