import { createHmac } from 'node:crypto';
import type { Tx } from '../platform/database/database.js';
import { acceptedAt } from '../policies/accept-policy.js';
import { currentPolicy } from '../policies/read-comment-policy.js';
import { readStanding } from '../sanctions/read-standing.js';
import { subjectsOf } from '../sanctions/subjects.js';
import type { Facts } from '../screening/finding.js';
import { compiledWords } from '../screening/word-lists.js';
import { findWords } from '../screening/words.rules.js';
import type { SiteSettings } from '../sites/site-settings.js';
import { readMode, type ThreadMode } from '../threads/read-mode.js';
import { personOf, type Author, type Writer } from './author.js';
import type { ReadText } from './read-text.js';

/** What is known of a new or edited text before its checks, beside what only one of the two asks for. */
export interface Gathered {
  readonly facts: Omit<Facts, 'sameText'> & Required<Pick<Facts, 'policy'>>;
  readonly mode: ThreadMode;
}

/** Reads what the checks go by; under the thread's lock, as of the instant that the text will bear. */
export async function gatherFacts(
  tx: Tx,
  given: {
    siteId: string;
    threadId: string;
    author: Writer;
    text: ReadText;
    at: Date;
    /** The version of the comment policy that the author names; null: none. */
    acceptedVersion: number | null;
    secret: string;
    wordpress: SiteSettings['wordpress'];
    sender: Sender;
  },
): Promise<Gathered> {
  const { siteId, threadId, author, text, at, sender, secret } = given;
  const mode = await readMode(tx, threadId, at);
  const lists = await compiledWords(tx, siteId);
  const words = { source: findWords(lists, text.normalised), shown: findWords(lists, text.shown) };
  const policy = await policyFacts(tx, siteId, author, given.acceptedVersion);
  const isStaff = author.kind === 'staff';
  const subjects = await subjectsOf(tx, {
    ...{ siteId, author, isStaff, secret },
    typedEmail: sender.email,
    ip: sender.ip,
  });
  const standing = await readStanding(tx, siteId, subjects, at);
  const likeWordPress =
    given.wordpress === 'off' || author.trusted
      ? {}
      : { shown: text.shown, ...(await factsForWordPress(tx, author, sender)) };
  const facts = { standing, policy, words, links: text.links, blank: text.blank, ...likeWordPress };
  if (mode.mode !== 'newcomers' || author.trusted) return { facts, mode };
  return { facts: { ...facts, newcomer: await isNewcomer(tx, author) }, mode };
}

/** Posting accepts an implied version; naming another one says that the author has read that instead. */
async function policyFacts(
  tx: Tx,
  siteId: string,
  author: Author,
  named: number | null,
): Promise<Gathered['facts']['policy']> {
  const { version, acceptance } = await currentPolicy(tx, siteId);
  const accepted =
    named === null
      ? acceptance === 'implied' || (await acceptedAt(tx, personOf(author), version)) !== null
      : named === version;
  return { version, accepted };
}

/** Who sends a text, as the request says; its address and program are for the screening alone and never kept. */
interface Sender {
  readonly name: string;
  /** As typed this time; null: the one that is known of the author counts. */
  readonly email: string | null;
  readonly ip: string;
  readonly userAgent: string | null;
}

async function factsForWordPress(
  tx: Tx,
  { accountId, guestId }: Author,
  sender: Sender,
): Promise<Pick<Facts, 'author' | 'previouslyPublished'>> {
  const [table, column] = accountId === null ? ['guests', 'guest_id'] : ['accounts', 'account_id'];
  const [row] = await tx.query<{ email: string | null; published: boolean }>(
    `SELECT email, EXISTS (SELECT FROM comments WHERE ${column} = $1 AND status = 'published') AS published
     FROM ${table} WHERE id = $1`,
    [accountId ?? guestId],
  );
  return {
    author: { ...sender, email: sender.email ?? row!.email },
    previouslyPublished: row!.published,
  };
}

/** Whether no moderator has approved anything of this author that is still there. */
async function isNewcomer(tx: Tx, { accountId, guestId }: Author): Promise<boolean> {
  const column = accountId === null ? 'guest_id' : 'account_id';
  const approved = await tx.query(
    `SELECT FROM comments c JOIN decisions d ON d.comment_id = c.id
     WHERE c.${column} = $1 AND c.status = 'published' AND d.action IN ('approve', 'restore')
       AND NOT EXISTS (SELECT FROM undone_decisions u WHERE u.decision_id = d.id) LIMIT 1`,
    [accountId ?? guestId],
  );
  return approved.length === 0;
}

/** Who posts, for what is counted by person: ids and keyed hashes, never names. */
export interface Person {
  /** `guest <id>`, `account <id>`, or the address where there is no token. */
  readonly key: string;
  /** Under what else the text is remembered: a new guest's id beside the address. */
  readonly also: string | null;
}

/**
 * Notes that this person says this text in this thread, and answers whether they did so within 24 hours: one upsert,
 * so that two at once cannot both be first. A refusal rolls the note back with everything else.
 */
export async function noteSameText(
  tx: Tx,
  note: { threadId: string; person: Person; foldedText: string; secret: string; at: Date },
): Promise<boolean> {
  const { threadId, person, at } = note;
  const textHash = hashOfText(note.foldedText, note.secret);
  const noted = await tx.run(
    `INSERT INTO text_fingerprints AS known (thread_id, person, text_hash, posted_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT ON CONSTRAINT text_fingerprints_pkey DO UPDATE SET posted_at = excluded.posted_at
     WHERE known.posted_at <= excluded.posted_at - interval '24 hours'`,
    [threadId, person.key, textHash, at],
  );
  if (noted === 0) return true;
  if (person.also !== null) {
    await tx.run(
      'INSERT INTO text_fingerprints (thread_id, person, text_hash, posted_at) VALUES ($1, $2, $3, $4)',
      [threadId, person.also, textHash, at],
    );
  }
  return false;
}

/**
 * As {@link noteSameText} for a text that takes another's place: what is no longer there may be said again, and a text
 * that folds to what it was is not said twice.
 */
export async function exchangeText(
  tx: Tx,
  exchange: {
    threadId: string;
    person: string;
    before: string;
    foldedText: string;
    secret: string;
    at: Date;
  },
): Promise<boolean> {
  const { threadId, person, before, foldedText, secret, at } = exchange;
  if (before === foldedText) return false;
  await tx.run('DELETE FROM text_fingerprints WHERE thread_id = $1 AND person = $2 AND text_hash = $3', [
    threadId,
    person,
    hashOfText(before, secret),
  ]);
  return noteSameText(tx, { threadId, person: { key: person, also: null }, foldedText, secret, at });
}

const hashOfText = (folded: string, secret: string): Buffer =>
  createHmac('sha256', secret).update(`text ${folded}`).digest();
