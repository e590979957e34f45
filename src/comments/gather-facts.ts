import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import { together } from '../platform/together.js';
import { readSanctions } from '../sanctions/read-standing.js';
import { standingOf, type StandingSanction } from '../sanctions/standing.rules.js';
import { subjectsOf } from '../sanctions/subjects.js';
import type { Facts } from '../screening/finding.js';
import { compiledWords } from '../screening/word-lists.js';
import { findWords } from '../screening/words.rules.js';
import type { SiteSettings } from '../sites/site-settings.js';
import {
  modeAt,
  MODE_LEVELS,
  MODES,
  modesIn,
  type ModeRow,
  type ThreadMode,
  type ThreadModes,
} from '../threads/read-mode.js';
import { personOf, type Author } from './author.js';
import type { ReadText } from './read-text.js';

/** What is known of a new or edited text before its checks, beside what only one of the two asks for. */
export interface Gathered {
  readonly facts: Omit<Facts, 'sameText'> & Required<Pick<Facts, 'policy'>>;
  readonly mode: ThreadMode;
}

/** What was read for them: {@link factsAt} an instant. */
export interface Known {
  readonly modes: ThreadModes;
  readonly sanctions: readonly StandingSanction[];
  readonly newcomer: boolean;
  /** Of the version of the comment policy in force: it is on record that the author did. */
  readonly hasAccepted: boolean;
  readonly facts: Omit<Gathered['facts'], 'standing' | 'newcomer'>;
  /** Null: the site does not go by WordPress's rules. */
  readonly forWordPress: {
    readonly shown: string;
    readonly sender: Sender;
    readonly previouslyPublished: boolean;
  } | null;
}

interface FactsRow extends ModeRow {
  readonly wordsVersion: number | null;
  readonly policyVersion: number;
  readonly acceptance: 'implied' | 'explicit';
  readonly hasAccepted: boolean;
  readonly newcomer: boolean;
}

// Whether an author is a newcomer, with nothing approved that is still there, is looked up where it ever matters.
const factsFor = (column: 'guest_id' | 'account_id'): string => `
  SELECT ${MODES},
    (SELECT version FROM word_lists WHERE site_id = t.site_id) AS "wordsVersion",
    policy.version AS "policyVersion", policy.acceptance,
    EXISTS (SELECT FROM acceptances WHERE person = $2 AND version = policy.version) AS "hasAccepted",
    CASE WHEN 'newcomers' IN (t.mode, section.mode, site.mode) THEN NOT EXISTS (
      SELECT FROM comments c JOIN decisions d ON d.comment_id = c.id
      WHERE c.${column} = $2 AND c.status = 'published' AND d.action IN ('approve', 'restore')
        AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id)
    ) ELSE true END AS newcomer
  FROM threads t JOIN articles a ON a.id = t.article_id ${MODE_LEVELS}
  CROSS JOIN LATERAL (
    SELECT version, acceptance FROM comment_policies WHERE site_id = t.site_id ORDER BY version DESC LIMIT 1
  ) policy
  WHERE t.id = $1`;

const FACTS_FOR_GUEST = prepared('facts for a guest', factsFor('guest_id'));
const FACTS_FOR_ACCOUNT = prepared('facts for an account', factsFor('account_id'));

/** Reads what the checks go by, in one round trip; under the thread's lock. */
export async function gatherFacts(
  tx: Tx,
  given: {
    siteId: string;
    threadId: string;
    /** Without an id: nobody before this post. */
    author: Author;
    text: ReadText;
    /** The version of the comment policy that the author names; null: none. */
    acceptedVersion: number | null;
    secret: string;
    wordpress: SiteSettings['wordpress'];
    sender: Sender;
  },
): Promise<Known> {
  const { siteId, threadId, author, text, sender, secret } = given;
  const subjects = subjectsOf({
    ...{ author, isStaff: author.kind === 'staff', secret },
    typedEmail: sender.email,
    ip: sender.ip,
  });
  const [[row], sanctions, forWordPress] = await together([
    tx.query<FactsRow>(author.accountId === null ? FACTS_FOR_GUEST : FACTS_FOR_ACCOUNT, [
      threadId,
      personOf(author),
    ]),
    readSanctions(tx, siteId, subjects),
    given.wordpress === 'off' ? null : factsForWordPress(tx, { author, sender, shown: text.shown }),
  ]);
  if (!row) throw new NotHere('discussion');
  const lists = await compiledWords(tx, siteId, row.wordsVersion);
  const inSource = findWords(lists, text.normalised);
  const inShown = text.shown === text.normalised ? inSource : findWords(lists, text.shown);
  const { policyVersion: version, newcomer, hasAccepted } = row;
  const { acceptedVersion: named } = given;
  // An implied version is accepted by posting; naming another one says that the author has read that instead.
  const accepted = named === null ? row.acceptance === 'implied' || hasAccepted : named === version;
  const facts = {
    policy: { version, accepted },
    words: { source: inSource, shown: inShown },
    links: text.links,
    blank: text.blank,
  };
  return { modes: modesIn(row), sanctions, newcomer, hasAccepted, facts, forWordPress };
}

/** As of the instant that the text will bear, with the name that stands over it. */
export function factsAt(
  { modes, sanctions, newcomer, facts, forWordPress }: Known,
  { at, trusted, name }: { at: Date; trusted: boolean; name: string },
): Gathered {
  const mode = modeAt(modes, at);
  const likeWordPress = forWordPress && {
    shown: forWordPress.shown,
    author: { ...forWordPress.sender, name },
    previouslyPublished: forWordPress.previouslyPublished,
  };
  return {
    facts: {
      ...facts,
      standing: standingOf(sanctions, at),
      ...(trusted ? {} : likeWordPress),
      ...(mode.mode === 'newcomers' && !trusted && { newcomer }),
    },
    mode,
  };
}

/** Who sends a text, as the request says; its address and program are for the screening alone and never kept. */
interface Sender {
  /** As typed this time; null: the one that is known of the author counts. */
  readonly email: string | null;
  readonly ip: string;
  readonly userAgent: string | null;
}

async function factsForWordPress(
  tx: Tx,
  { author: { accountId, guestId }, sender, shown }: { author: Author; sender: Sender; shown: string },
): Promise<Known['forWordPress']> {
  const [table, column] = accountId === null ? ['guests', 'guest_id'] : ['accounts', 'account_id'];
  const [row] = await tx.query<{ email: string | null; published: boolean }>(
    `SELECT email, EXISTS (SELECT FROM comments WHERE ${column} = $1 AND status = 'published') AS published
     FROM ${table} WHERE id = $1`,
    [accountId ?? guestId],
  );
  return {
    shown,
    sender: { ...sender, email: sender.email ?? row?.email ?? null },
    previouslyPublished: row?.published ?? false,
  };
}
