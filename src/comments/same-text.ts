import { createHmac } from 'node:crypto';
import { prepared } from '../platform/database/connection.js';
import type { Tx } from '../platform/database/database.js';

/** Who posts, for what is counted by person: ids and keyed hashes, never names. */
export interface Person {
  /** `guest <id>`, `account <id>`, or the address where there is no token. */
  readonly key: string;
  /** Under what else the text is remembered: a new guest's id beside the address. */
  readonly also: string | null;
}

const NOTE = prepared(
  'note a text',
  `INSERT INTO text_fingerprints AS known (thread_id, person, text_hash, posted_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT ON CONSTRAINT text_fingerprints_pkey DO UPDATE SET posted_at = excluded.posted_at
   WHERE known.posted_at <= excluded.posted_at - interval '24 hours'`,
);

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
  const noted = await tx.run(NOTE, [threadId, person.key, textHash, at]);
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
