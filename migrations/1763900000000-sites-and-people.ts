import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The clock, sites, accounts and guests with their credentials, and the policies. */
export class SitesAndPeople1763900000000 implements MigrationInterface {
  name = 'SitesAndPeople1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(clock);
    await runner.query(sites);
    await runner.query(people);
    await runner.query(policies);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE closing_policies, comment_policy_rules, comment_policies, credentials, sign_in_links, guests, accounts, site_hosts,
        sites, clock_offset;
      DROP FUNCTION parley_now();
      DROP FUNCTION refuse_change();
      DROP FUNCTION refuse_clock_offset();
    `);
  }
}

const clock = `
  -- The clock's offset is for tests alone: only a member of the role "parley_test" may set it.
  CREATE TABLE clock_offset (
    one boolean NOT NULL DEFAULT true CONSTRAINT clock_offset_one CHECK (one),
    ahead interval NOT NULL,
    CONSTRAINT clock_offset_pkey PRIMARY KEY (one)
  );
  CREATE FUNCTION refuse_clock_offset() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'parley_test' AND pg_has_role(session_user, oid, 'MEMBER')) THEN
      RAISE EXCEPTION 'only a test''s database role may move the clock' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER clock_offset_guard BEFORE INSERT OR UPDATE ON clock_offset
    FOR EACH ROW EXECUTE FUNCTION refuse_clock_offset();
  -- Cut to milliseconds: what a JavaScript Date holds exactly, so that an instant never changes on its way.
  CREATE FUNCTION parley_now() RETURNS timestamptz LANGUAGE sql VOLATILE PARALLEL RESTRICTED AS $$
    SELECT date_trunc('milliseconds', clock_timestamp() + coalesce((SELECT ahead FROM clock_offset), interval '0'))
  $$;
  CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is a record: it is added to, never changed', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END $$;
`;

const sites = `
  CREATE TABLE sites (
    id uuid NOT NULL CONSTRAINT sites_pkey PRIMARY KEY,
    key text NOT NULL CONSTRAINT sites_key_key UNIQUE,
    name text NOT NULL,
    locale text NOT NULL DEFAULT 'en',
    time_zone text NOT NULL DEFAULT 'UTC',
    default_editors_note text,
    policy_links jsonb NOT NULL DEFAULT '[]',
    allowed_origins text[] NOT NULL DEFAULT '{}',
    settings jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL DEFAULT parley_now()
  );
  -- A host names one site: the key makes it so.
  CREATE TABLE site_hosts (
    host text NOT NULL CONSTRAINT site_hosts_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT site_hosts_site_fkey REFERENCES sites (id)
  );
`;

const people = `
  CREATE TABLE accounts (
    id uuid NOT NULL CONSTRAINT accounts_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT accounts_site_fkey REFERENCES sites (id),
    email text NOT NULL,
    name text NOT NULL,
    role text NOT NULL CONSTRAINT accounts_role CHECK (role IN ('reader', 'moderator', 'publisher', 'admin')),
    created_at timestamptz NOT NULL DEFAULT parley_now()
  );
  -- One account an address and site, whatever its letters' case; serves the look-up at signing in.
  CREATE UNIQUE INDEX accounts_email ON accounts (site_id, lower(email));
  CREATE TABLE guests (
    id uuid NOT NULL CONSTRAINT guests_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT guests_site_fkey REFERENCES sites (id),
    name text NOT NULL,
    email text,
    created_at timestamptz NOT NULL DEFAULT parley_now()
  );
  CREATE TABLE sign_in_links (
    token_hash bytea NOT NULL CONSTRAINT sign_in_links_pkey PRIMARY KEY,
    account_id uuid NOT NULL CONSTRAINT sign_in_links_account_fkey REFERENCES accounts (id),
    expires_at timestamptz NOT NULL,
    used_at timestamptz
  );
  -- Sessions, API tokens and guest tokens, as hashes: one look-up tells who is asking.
  CREATE TABLE credentials (
    token_hash bytea NOT NULL CONSTRAINT credentials_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT credentials_site_fkey REFERENCES sites (id),
    kind text NOT NULL CONSTRAINT credentials_kind CHECK (kind IN ('session', 'api', 'guest')),
    account_id uuid CONSTRAINT credentials_account_fkey REFERENCES accounts (id),
    guest_id uuid CONSTRAINT credentials_guest_fkey REFERENCES guests (id),
    created_at timestamptz NOT NULL DEFAULT parley_now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    CONSTRAINT credentials_subject CHECK ((kind = 'guest') = (guest_id IS NOT NULL) AND (kind = 'guest') = (account_id IS NULL))
  );
`;

const policies = `
  CREATE TABLE comment_policies (
    site_id uuid NOT NULL CONSTRAINT comment_policies_site_fkey REFERENCES sites (id),
    version integer NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    published_at timestamptz NOT NULL,
    CONSTRAINT comment_policies_pkey PRIMARY KEY (site_id, version)
  );
  CREATE TABLE comment_policy_rules (
    site_id uuid NOT NULL,
    version integer NOT NULL,
    key text NOT NULL,
    ordinal integer NOT NULL,
    title text NOT NULL,
    text text NOT NULL,
    CONSTRAINT comment_policy_rules_pkey PRIMARY KEY (site_id, version, key),
    CONSTRAINT comment_policy_rules_version_fkey FOREIGN KEY (site_id, version) REFERENCES comment_policies (site_id, version)
  );
  -- Every version ever set; the highest of a level and subject is in force.
  CREATE TABLE closing_policies (
    site_id uuid NOT NULL CONSTRAINT closing_policies_site_fkey REFERENCES sites (id),
    level text NOT NULL CONSTRAINT closing_policies_level CHECK (level IN ('site', 'section', 'article')),
    subject_id uuid NOT NULL,
    version integer NOT NULL,
    policy jsonb NOT NULL,
    set_by uuid CONSTRAINT closing_policies_set_by_fkey REFERENCES accounts (id),
    set_at timestamptz NOT NULL,
    CONSTRAINT closing_policies_pkey PRIMARY KEY (subject_id, level, version)
  );
  CREATE TRIGGER closing_policies_record BEFORE UPDATE OR DELETE OR TRUNCATE ON closing_policies
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
`;
