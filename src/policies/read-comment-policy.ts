import { prepared } from '../platform/database/connection.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';

export interface PolicyRule {
  readonly key: string;
  readonly title: string;
  readonly text: string;
}

interface PolicyText {
  readonly version: number;
  readonly title: string;
  /** Plain text; paragraphs stand apart by an empty line. */
  readonly body: string;
  readonly acceptance: 'implied' | 'explicit';
  readonly rules: readonly PolicyRule[];
}

export interface PublishedPolicy extends PolicyText {
  readonly publishedAt: Date;
  readonly state: 'published' | 'superseded';
}

/** The next version, not published yet. */
export interface DraftPolicy extends PolicyText {
  readonly savedAt: Date;
  readonly state: 'draft';
}

const POLICIES = `
  SELECT p.version, p.title, p.body, p.acceptance, p.published_at AS "publishedAt",
    CASE WHEN p.version = max(p.version) OVER () THEN 'published' ELSE 'superseded' END AS state,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('key', r.key, 'title', r.title, 'text', r.text) ORDER BY r.ordinal), '[]')
     FROM comment_policy_rules r WHERE r.site_id = p.site_id AND r.version = p.version) AS rules
  FROM comment_policies p WHERE p.site_id = $1`;

/** Every published version of a site's comment policy, newest first; old ones stay readable. */
export const listCommentPolicies = (reader: Reader, siteId: string): Promise<PublishedPolicy[]> =>
  reader.query<PublishedPolicy>(`${POLICIES} ORDER BY p.version DESC`, [siteId]);

/** One version, or the one in force. */
export async function readCommentPolicy(
  reader: Reader,
  siteId: string,
  version: number | 'current',
): Promise<PublishedPolicy> {
  const [policy] = await reader.query<PublishedPolicy>(
    `SELECT * FROM (${POLICIES}) versions WHERE $2::integer IS NULL OR version = $2 ORDER BY version DESC LIMIT 1`,
    [siteId, version === 'current' ? null : version],
  );
  if (!policy) throw new NotHere('version of the comment policy');
  return policy;
}

/** The draft of a site, under the number that it is to have; null: there is none. */
export async function readCommentPolicyDraft(reader: Reader, siteId: string): Promise<DraftPolicy | null> {
  const [draft] = await reader.query<DraftPolicy>(
    `SELECT (SELECT max(version) + 1 FROM comment_policies WHERE site_id = $1) AS version,
       title, body, acceptance, saved_at AS "savedAt", 'draft' AS state, rules
     FROM comment_policy_drafts WHERE site_id = $1`,
    [siteId],
  );
  return draft ?? null;
}

/** The version in force, and whether posting accepts it or only saying so. */
export interface CurrentPolicy {
  readonly version: number;
  readonly acceptance: 'implied' | 'explicit';
  /** When it came into force, as long as discussions tell of that; else null. */
  readonly announcedSince: Date | null;
  /** When they stop telling; null: they do not tell. */
  readonly announcedUntil: Date | null;
}

/** A {@link CurrentPolicy} as JSON, for a query that asks for more besides; `id` says which site. */
export const currentPolicyOf = (id: string): string => `
  (SELECT json_build_object('version', version, 'acceptance', acceptance,
     'announcedSince', CASE WHEN announced_until > parley_now() THEN published_at END,
     'announcedUntil', CASE WHEN announced_until > parley_now() THEN announced_until END)
   FROM comment_policies WHERE site_id = ${id} ORDER BY version DESC LIMIT 1)`;

/** With instants as JSON has them. */
export type CurrentPolicyJson = Omit<CurrentPolicy, 'announcedSince' | 'announcedUntil'> &
  Readonly<Record<'announcedSince' | 'announcedUntil', string | null>>;

export const policyFromJson = ({
  announcedSince,
  announcedUntil,
  ...policy
}: CurrentPolicyJson): CurrentPolicy => ({
  ...policy,
  announcedSince: announcedSince === null ? null : new Date(announcedSince),
  announcedUntil: announcedUntil === null ? null : new Date(announcedUntil),
});

const CURRENT = prepared('comment policy in force', `SELECT ${currentPolicyOf('$1')} AS policy`);

/** What a comment is accepted and judged under. */
export async function currentPolicy(reader: Reader, siteId: string): Promise<CurrentPolicy> {
  const [row] = await reader.query<{ policy: CurrentPolicyJson }>(CURRENT, [siteId]);
  return policyFromJson(row!.policy);
}
