import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Items and decisions, the audit log, idempotency keys and the outbox. */
export class ModerationAndRecord1763900000002 implements MigrationInterface {
  name = 'ModerationAndRecord1763900000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(moderation);
    await runner.query(record);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE outbox, idempotency_keys, audit_records, decision_notes, decisions, items;
    `);
  }
}

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
    actor text NOT NULL CONSTRAINT audit_records_actor CHECK (actor IN ('account', 'guest', 'console')),
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
  -- Retention: what is older than 7 days goes.
  CREATE INDEX outbox_age ON outbox (created_at);
`;
