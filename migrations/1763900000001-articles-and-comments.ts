import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Articles with their addresses and threads, and comments with their texts. */
export class ArticlesAndComments1763900000001 implements MigrationInterface {
  name = 'ArticlesAndComments1763900000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(articles);
    await runner.query(comments);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE text_fingerprints, comment_revisions, comments, threads, article_urls, articles;
    `);
  }
}

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
  -- The site's articles, the last published first (GET /articles and the front page).
  CREATE INDEX articles_public ON articles (site_id, coalesce(published_at, '-infinity') DESC, id DESC) WHERE state = 'public';
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
  -- Retention: the prefix of an address goes after 90 days.
  CREATE INDEX comment_revisions_ip_prefix ON comment_revisions (created_at) WHERE ip_prefix IS NOT NULL;
  -- The same text again: one upsert tells. The text is a keyed hash, the person an id or a keyed hash of an address.
  CREATE TABLE text_fingerprints (
    thread_id uuid NOT NULL CONSTRAINT text_fingerprints_thread_fkey REFERENCES threads (id),
    person text NOT NULL,
    text_hash bytea NOT NULL,
    posted_at timestamptz NOT NULL,
    CONSTRAINT text_fingerprints_pkey PRIMARY KEY (thread_id, person, text_hash)
  );
  -- Retention: what is older than 24 hours goes.
  CREATE INDEX text_fingerprints_age ON text_fingerprints (posted_at);
`;
