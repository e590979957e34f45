import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';

export interface PublishedPolicy {
  readonly version: number;
  readonly title: string;
  /** Plain text; paragraphs stand apart by an empty line. */
  readonly body: string;
  readonly publishedAt: Date;
  readonly state: 'published' | 'superseded';
  readonly rules: readonly { readonly key: string; readonly title: string; readonly text: string }[];
}

const POLICIES = `
  SELECT p.version, p.title, p.body, p.published_at AS "publishedAt",
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

/** The version in force, and whether posting accepts it or only saying so. */
export interface CurrentPolicy {
  readonly version: number;
  readonly acceptance: 'implied' | 'explicit';
}

/** What a comment is accepted and judged under. */
export async function currentPolicy(reader: Reader, siteId: string): Promise<CurrentPolicy> {
  const [row] = await reader.query<CurrentPolicy>(
    'SELECT version, acceptance FROM comment_policies WHERE site_id = $1 ORDER BY version DESC LIMIT 1',
    [siteId],
  );
  return row!;
}
