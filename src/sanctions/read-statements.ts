import { NotSignedIn } from '../accounts/accounts.errors.js';
import type { Viewer } from '../accounts/viewer.js';
import type { Reader } from '../platform/database/database.js';
import { CursorInvalid } from '../platform/errors/problem.js';
import { isId } from '../platform/ids.js';
import { subjectsOfAuthor } from './subjects.js';
import type { SanctionKind } from './standing.rules.js';

/** What an author is told of something decided against them: never who did, and no colleague's note. */
export interface Statement {
  readonly id: string;
  readonly kind: 'decision' | 'sanction';
  readonly action: 'reject' | 'spam' | SanctionKind;
  /** The author's own comment that it is about. */
  readonly comment: {
    readonly id: string;
    readonly threadId: string;
    readonly html: string;
    /** Null while it is hidden. */
    readonly article: { readonly slug: string; readonly headline: string } | null;
  } | null;
  readonly rule: {
    readonly key: string;
    readonly title: string;
    readonly text: string;
    readonly version: number;
  } | null;
  readonly decidedAt: Date;
  readonly until: Date | null;
  /** A person decided: what screening does is no statement. */
  readonly automated: false;
  readonly standing: 'in force' | 'taken back' | 'superseded' | 'expired' | 'lifted';
  readonly acknowledgedAt: Date | null;
}

/** Decisions and sanctions against an author; `$1` site, `$2` account, `$3` guest, `$4`, `$5` the sanctions' subjects. */
const STATEMENTS = `
  WITH against AS (
    SELECT d.id, 'decision' AS kind, d.action, d.comment_id, d.rule, d.policy_version, d.decided_at AS at,
      NULL::timestamptz AS until, NULL::timestamptz AS acknowledged_at,
      CASE WHEN EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id) THEN 'taken back'
        WHEN EXISTS (
          SELECT FROM decisions later WHERE later.comment_id = d.comment_id AND later.on_revision > d.on_revision
            AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = later.id)
        ) THEN 'superseded' ELSE 'in force' END AS standing
    FROM comments c JOIN decisions d ON d.comment_id = c.id
    WHERE c.site_id = $1 AND (c.account_id = $2 OR c.guest_id = $3) AND d.action IN ('reject', 'spam')
    UNION ALL
    SELECT s.id, 'sanction', s.kind, s.comment_id, s.rule, s.policy_version, s.imposed_at, s.until, a.acknowledged_at,
      CASE WHEN l.sanction_id IS NOT NULL THEN 'lifted' WHEN s.until <= parley_now() THEN 'expired' ELSE 'in force' END
    FROM sanctions s LEFT JOIN lifted_sanctions l ON l.sanction_id = s.id
    LEFT JOIN acknowledged_sanctions a ON a.sanction_id = s.id
    WHERE s.site_id = $1 AND s.subject_key = ANY ($5::text[])
      AND (s.subject_kind, s.subject_key) IN (SELECT * FROM unnest($4::text[], $5::text[]))
  )
  SELECT x.id, x.kind, x.action, x.at AS "decidedAt", x.until, x.standing, x.acknowledged_at AS "acknowledgedAt",
    false AS automated,
    CASE WHEN r.key IS NOT NULL
      THEN jsonb_build_object('key', r.key, 'title', r.title, 'text', r.text, 'version', r.version) END AS rule,
    CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'threadId', c.thread_id, 'html', text.html, 'article',
      CASE WHEN article.state = 'public' THEN jsonb_build_object('slug', article.slug, 'headline', article.headline) END) END AS comment
  FROM against x
  LEFT JOIN comment_policy_rules r ON r.site_id = $1 AND r.version = x.policy_version AND r.key = x.rule
  LEFT JOIN comments c ON c.id = x.comment_id AND (c.account_id = $2 OR c.guest_id = $3)
  LEFT JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
  LEFT JOIN threads t ON t.id = c.thread_id LEFT JOIN articles article ON article.id = t.article_id`;

interface StatementsOf {
  readonly siteId: string;
  readonly viewer: Viewer;
  readonly secret: string;
}

/** The viewer's statements, the newest first; made of the record, none is stored. */
export async function readStatements(
  reader: Reader,
  { cursor, limit, ...of }: StatementsOf & { cursor: string | null; limit: number },
): Promise<{ items: Statement[]; nextCursor: string | null }> {
  const known = await knownBy(reader, of);
  if (cursor !== null) await holdCursor(reader, known, cursor);
  const rows = await reader.query<Statement>(
    `${STATEMENTS}
     WHERE $6::uuid IS NULL OR (x.at, x.id) < (SELECT at, id FROM against WHERE id = $6)
     ORDER BY x.at DESC, x.id DESC LIMIT $7`,
    [...known, cursor, limit + 1],
  );
  const items = rows.slice(0, limit);
  return { items, nextCursor: rows.length > limit ? items.at(-1)!.id : null };
}

/** Of the viewer's own comments in a thread, what keeps them out of sight. */
export async function readRejections(
  reader: Reader,
  { siteId, viewer, threadId }: { siteId: string; viewer: Viewer; threadId: string },
): Promise<Statement[]> {
  if (viewer.kind === 'anyone') return [];
  const [account, guest] = viewer.kind === 'account' ? [viewer.accountId, null] : [null, viewer.guestId];
  return reader.query<Statement>(
    `${STATEMENTS}
     WHERE x.kind = 'decision' AND x.action = 'reject' AND x.standing = 'in force'
       AND c.thread_id = $6 AND c.status = 'rejected'
     ORDER BY c.position`,
    [siteId, account, guest, [], [], threadId],
  );
}

async function knownBy(
  reader: Reader,
  { siteId, viewer, secret }: StatementsOf,
): Promise<[string, string | null, string | null, string[], string[]]> {
  if (viewer.kind === 'anyone') throw new NotSignedIn();
  const { kind } = viewer;
  const id = kind === 'account' ? viewer.accountId : viewer.guestId;
  const subjects = await subjectsOfAuthor(reader, { kind, id }, siteId, secret);
  return [
    siteId,
    kind === 'account' ? id : null,
    kind === 'guest' ? id : null,
    subjects.map((subject) => subject.kind),
    subjects.map(({ key }) => key),
  ];
}

async function holdCursor(
  reader: Reader,
  known: Awaited<ReturnType<typeof knownBy>>,
  cursor: string,
): Promise<void> {
  const found = isId(cursor) ? await reader.query(`${STATEMENTS} WHERE x.id = $6`, [...known, cursor]) : [];
  if (found.length === 0) throw new CursorInvalid();
}
