import type { Reader } from '../platform/database/database.js';
import { prefixOf } from '../platform/http/addresses.rules.js';
import type { SanctionedBody } from '../sanctions/sanction.body.js';
import type { Aim } from './look-at-comments.js';

/** From `comments c` with its text and its guest `g`: whose they are. `$3` is what the sanction is on. */
const WHOSE: Readonly<Record<keyof SanctionedBody, string>> = {
  account: 'c.account_id = $3::uuid',
  guest: 'c.guest_id = $3::uuid',
  email: 'lower(g.email) = lower($3)',
  emailOf: `lower(g.email) = (
    SELECT lower(of.email) FROM comments seen JOIN guests of ON of.id = seen.guest_id WHERE seen.id = $3::uuid)`,
  ipPrefix: 'text.ip_prefix = $3',
  addressOf: `text.ip_prefix = (
    SELECT of.ip_prefix FROM comments seen JOIN comment_revisions of ON of.comment_id = seen.id AND of.revision = seen.text_revision
    WHERE seen.id = $3::uuid)`,
};

/** More than a bulk decision takes, so that it says so. */
const MOST = 10_001;

/** What those whom a sanction hits have published here since, or have waiting; of a network, but what staff wrote. */
export const writtenSince = (
  reader: Reader,
  siteId: string,
  on: SanctionedBody,
  since: Date,
): Promise<Aim[]> => {
  const [member, value] = Object.entries(on).find(([, named]) => named != null) as [
    keyof SanctionedBody,
    string,
  ];
  return reader.query<Aim>(
    `SELECT c.id AS "commentId", c.revision FROM comments c
     JOIN comment_revisions text ON text.comment_id = c.id AND text.revision = c.text_revision
     LEFT JOIN guests g ON g.id = c.guest_id
     WHERE c.site_id = $1 AND coalesce(c.created_at, '-infinity') >= $2 AND c.status IN ('published', 'held')
       AND c.author_kind <> ALL ($4::text[]) AND ${WHOSE[member]}
     LIMIT ${MOST}`,
    [
      siteId,
      since,
      member === 'ipPrefix' ? prefixOf(value.trim().split('/')[0]!) : value.trim(),
      member === 'ipPrefix' || member === 'addressOf' ? ['staff'] : [],
    ],
  );
};
