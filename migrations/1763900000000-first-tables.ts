import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The house's first tables: sites, people, policies, articles with their threads, comments, items, the record. */
export class FirstTables1763900000000 implements MigrationInterface {
  name = 'FirstTables1763900000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const part of [clock, sites, people, policies, articles, comments, moderation, record]) {
      await runner.query(part);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outbox, idempotency_keys, audit_records, decision_notes, decisions, items, text_fingerprints,
        comment_revisions, comments, threads, article_urls, articles, closing_policies, comment_policy_rules,
        comment_policies, credentials, sign_in_links, guests, accounts, site_hosts, sites, clock_offset;
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

const articles = `
  CREATE TABLE articles (
    id uuid NOT NULL CONSTRAINT articles_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT articles_site_fkey REFERENCES sites (id),
    slug text NOT NULL,
    headline text NOT NULL,
    byline text,
    disclosure text,
    body_source text NOT NULL,
    body_html text NOT NULL,
    sanitiser_version integer NOT NULL,
    editors_note text,
    published_at timestamptz,
    canonical_url text,
    external_id text,
    state text NOT NULL CONSTRAINT articles_state CHECK (state IN ('public', 'hidden')),
    source text,
    source_id text,
    created_at timestamptz NOT NULL DEFAULT parley_now(),
    CONSTRAINT articles_slug_key UNIQUE (site_id, slug),
    CONSTRAINT articles_external_id_key UNIQUE (site_id, external_id),
    CONSTRAINT articles_source_key UNIQUE (site_id, source, source_id)
  );
  -- The site's articles, newest first (GET /articles and the front page).
  CREATE INDEX articles_public ON articles (site_id, id DESC) WHERE state = 'public';
  -- Every address under which an article is known; an address is of one article only.
  CREATE TABLE article_urls (
    site_id uuid NOT NULL CONSTRAINT article_urls_site_fkey REFERENCES sites (id),
    url text NOT NULL,
    article_id uuid NOT NULL CONSTRAINT article_urls_article_fkey REFERENCES articles (id),
    CONSTRAINT article_urls_pkey PRIMARY KEY (site_id, url)
  );
  -- The addresses of one article (its aliases in every answer).
  CREATE INDEX article_urls_article ON article_urls (article_id);
  CREATE TABLE threads (
    id uuid NOT NULL CONSTRAINT threads_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT threads_site_fkey REFERENCES sites (id),
    article_id uuid NOT NULL CONSTRAINT threads_article_key UNIQUE CONSTRAINT threads_article_fkey REFERENCES articles (id),
    revision integer NOT NULL DEFAULT 1,
    last_number integer NOT NULL DEFAULT 0,
    last_position integer NOT NULL DEFAULT 0,
    published_count integer NOT NULL DEFAULT 0,
    top_level_count integer NOT NULL DEFAULT 0,
    arrival_count integer NOT NULL DEFAULT 0,
    last_arrival_at timestamptz,
    manual_state text CONSTRAINT threads_manual_state CHECK (manual_state IN ('open', 'closed')),
    manual_since timestamptz,
    manual_until timestamptz,
    closing_message text,
    closing_reason text,
    close_at timestamptz
  );
`;

const comments = `
  CREATE TABLE comments (
    id uuid NOT NULL CONSTRAINT comments_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT comments_site_fkey REFERENCES sites (id),
    thread_id uuid NOT NULL CONSTRAINT comments_thread_fkey REFERENCES threads (id),
    -- Deferred: an import brings replies and parents in one go, in any order.
    parent_id uuid CONSTRAINT comments_parent_fkey REFERENCES comments (id) DEFERRABLE INITIALLY DEFERRED,
    number integer,
    position integer NOT NULL,
    depth integer NOT NULL,
    placement bytea NOT NULL,
    status text NOT NULL CONSTRAINT comments_status CHECK (status IN ('held', 'published', 'rejected', 'spam', 'withdrawn')),
    revision integer NOT NULL DEFAULT 1,
    text_revision integer NOT NULL DEFAULT 1,
    visible_below integer NOT NULL DEFAULT 0 CONSTRAINT comments_visible_below CHECK (visible_below >= 0),
    likes integer NOT NULL DEFAULT 0,
    author_kind text NOT NULL CONSTRAINT comments_author_kind CHECK (author_kind IN ('guest', 'reader', 'staff', 'article-author')),
    account_id uuid CONSTRAINT comments_account_fkey REFERENCES accounts (id),
    guest_id uuid CONSTRAINT comments_guest_fkey REFERENCES guests (id),
    policy_version integer,
    exempt text CONSTRAINT comments_exempt CHECK (exempt IN ('import', 'despite-closed')),
    source text,
    source_id text,
    created_at timestamptz,
    edited_at timestamptz,
    CONSTRAINT comments_published_number CHECK (status <> 'published' OR number IS NOT NULL),
    CONSTRAINT comments_number_key UNIQUE (thread_id, number),
    -- Subtrees in order: a top-level comment's replies are one range; an ancestor is found by its key.
    CONSTRAINT comments_placement_key UNIQUE (thread_id, placement),
    -- A second import of the same export finds what is there.
    CONSTRAINT comments_source_key UNIQUE (site_id, source, source_id)
  );
  -- A page of a thread's top-level comments, by position: visible ones and tombstones.
  CREATE INDEX comments_top_level ON comments (thread_id, position) WHERE depth = 0 AND (status = 'published' OR visible_below > 0);
  -- A guest's own comments in a thread (GET /threads/{id}/mine); likewise an account's.
  CREATE INDEX comments_guest ON comments (guest_id, thread_id) WHERE guest_id IS NOT NULL;
  CREATE INDEX comments_account ON comments (account_id, thread_id) WHERE account_id IS NOT NULL;
  CREATE TABLE comment_revisions (
    comment_id uuid NOT NULL CONSTRAINT comment_revisions_comment_fkey REFERENCES comments (id),
    revision integer NOT NULL,
    source text NOT NULL,
    format text NOT NULL CONSTRAINT comment_revisions_format CHECK (format IN ('markdown', 'html')),
    html text NOT NULL,
    renderer_version integer NOT NULL,
    author_name text NOT NULL,
    ip_prefix text,
    trace jsonb NOT NULL DEFAULT '[]',
    created_at timestamptz,
    CONSTRAINT comment_revisions_pkey PRIMARY KEY (comment_id, revision)
  );
  -- The same text again: one upsert tells. The text is a keyed hash, the person an id or a keyed hash of an address.
  CREATE TABLE text_fingerprints (
    thread_id uuid NOT NULL CONSTRAINT text_fingerprints_thread_fkey REFERENCES threads (id),
    person text NOT NULL,
    text_hash bytea NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT text_fingerprints_pkey PRIMARY KEY (thread_id, person, text_hash)
  );
`;

const moderation = `
  CREATE TABLE items (
    id uuid NOT NULL CONSTRAINT items_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT items_site_fkey REFERENCES sites (id),
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    queue text NOT NULL CONSTRAINT items_queue CHECK (queue IN ('notices', 'reported', 'held', 'spam', 'unreviewed', 'appeals')),
    reasons jsonb NOT NULL,
    opened_at timestamptz NOT NULL,
    closed_at timestamptz
  );
  -- At most one open item a subject.
  CREATE UNIQUE INDEX items_open ON items (subject_id, kind) WHERE closed_at IS NULL;
  -- The open items of a queue, oldest first, and their count.
  CREATE INDEX items_queue_order ON items (site_id, queue, opened_at, id) WHERE closed_at IS NULL;
  CREATE TABLE decisions (
    id uuid NOT NULL CONSTRAINT decisions_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT decisions_site_fkey REFERENCES sites (id),
    comment_id uuid NOT NULL CONSTRAINT decisions_comment_fkey REFERENCES comments (id),
    action text NOT NULL CONSTRAINT decisions_action CHECK (action IN ('approve', 'reject', 'spam', 'restore')),
    rule text,
    policy_version integer,
    decided_by uuid NOT NULL CONSTRAINT decisions_account_fkey REFERENCES accounts (id),
    decided_at timestamptz NOT NULL,
    on_revision integer NOT NULL,
    status_before text NOT NULL,
    status_after text NOT NULL,
    -- Compare-and-set, held by the schema as well: a revision is decided once.
    CONSTRAINT decisions_revision_key UNIQUE (comment_id, on_revision),
    CONSTRAINT decisions_rule_fkey FOREIGN KEY (site_id, policy_version, rule) REFERENCES comment_policy_rules (site_id, version, key),
    CONSTRAINT decisions_reject_rule CHECK (action <> 'reject' OR (rule IS NOT NULL AND policy_version IS NOT NULL))
  );
  CREATE TRIGGER decisions_record BEFORE UPDATE OR DELETE OR TRUNCATE ON decisions
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  -- A moderator's words on a decision: apart from it, since decisions hold no text.
  CREATE TABLE decision_notes (
    decision_id uuid NOT NULL CONSTRAINT decision_notes_pkey PRIMARY KEY CONSTRAINT decision_notes_decision_fkey REFERENCES decisions (id),
    note text NOT NULL
  );
`;

const record = `
  CREATE TABLE audit_records (
    id uuid NOT NULL CONSTRAINT audit_records_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT audit_records_site_fkey REFERENCES sites (id),
    at timestamptz NOT NULL,
    actor text NOT NULL CONSTRAINT audit_records_actor CHECK (actor IN ('account', 'guest', 'console', 'service')),
    actor_id uuid,
    action text NOT NULL,
    subject_kind text NOT NULL,
    subject_id uuid NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}'
  );
  CREATE TRIGGER audit_records_record BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_records
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
  CREATE TABLE idempotency_keys (
    site_id uuid NOT NULL CONSTRAINT idempotency_keys_site_fkey REFERENCES sites (id),
    scope text NOT NULL,
    key text NOT NULL,
    body_hash bytea NOT NULL,
    created_id uuid NOT NULL,
    created_at timestamptz NOT NULL DEFAULT parley_now(),
    CONSTRAINT idempotency_keys_pkey PRIMARY KEY (site_id, scope, key)
  );
  -- Retention: what is older than 48 hours goes.
  CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);
  CREATE TABLE outbox (
    id uuid NOT NULL CONSTRAINT outbox_pkey PRIMARY KEY,
    site_id uuid NOT NULL CONSTRAINT outbox_site_fkey REFERENCES sites (id),
    event text NOT NULL,
    subject_id uuid NOT NULL,
    detail jsonb NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    sent_at timestamptz
  );
  -- What the relay takes: never by id, since ids do not commit in order.
  CREATE INDEX outbox_unsent ON outbox (created_at) WHERE sent_at IS NULL;
  -- Retention: sent rows older than 7 days go.
  CREATE INDEX outbox_sent ON outbox (sent_at) WHERE sent_at IS NOT NULL;
`;
