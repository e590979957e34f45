import { createHash } from 'node:crypto';
import { BadInput, Problem } from '../errors/problem.js';
import { prepared } from './connection.js';
import type { Reader, Tx } from './database.js';

/** One creating request that may come again. */
export interface IdempotentRequest {
  readonly siteId: string;
  /** The `Idempotency-Key` header: at least 16 characters. */
  readonly key: string;
  readonly route: string;
  /** The credential's subject; without one a keyed hash of the address, and the body counts too. */
  readonly who: { readonly credential: string } | { readonly address: string };
  readonly body: unknown;
}

export class IdempotencyKeyInvalid extends BadInput {
  constructor() {
    super(
      'idempotency_key_invalid',
      'An Idempotency-Key has 16 to 200 visible characters: send a fresh UUID for each new thing.',
    );
  }
}

export class IdempotencyMismatch extends Problem {
  constructor() {
    super(
      422,
      'idempotency_mismatch',
      'That key was used for something else',
      'This Idempotency-Key came with another body before: use a fresh key for a new thing, or send the same body again.',
    );
  }
}

/** A key as it may be; looked at before anything else is, so that it tells nothing of what is there. */
export function readIdempotencyKey(given: string): string {
  if (!/^[\x21-\x7e]{16,200}$/.test(given)) throw new IdempotencyKeyInvalid();
  return given;
}

/**
 * Stores the key with the id of what is being created, in its transaction. Answers null when it is new, or the id
 * that the first such request created: then nothing may be written. A concurrent twin waits here for the first.
 */
export async function claimKey(
  tx: Tx,
  request: IdempotentRequest | null,
  createdId: string,
): Promise<string | null> {
  if (request === null) return null;
  const { scope, bodyHash } = scopeOf(request);
  const stored = await tx.run(STORE, [request.siteId, scope, request.key, bodyHash, createdId]);
  if (stored === 1) return null;
  // Forgotten between the two statements: then it is new after all.
  return (await findCreated(tx, request)) ?? claimKey(tx, request, createdId);
}

/** What the first such request created; null when it is new. Exact under a lock that its twins take too. */
export async function findCreated(reader: Reader, request: IdempotentRequest): Promise<string | null> {
  const { scope, bodyHash } = scopeOf(request);
  const [first] = await reader.query<{ body_hash: Buffer; created_id: string }>(FIND, [
    request.siteId,
    scope,
    request.key,
  ]);
  if (!first) return null;
  if (!first.body_hash.equals(bodyHash)) throw new IdempotencyMismatch();
  return first.created_id;
}

/** Stores the key of a request that {@link findCreated} has found to be new, under that lock. */
export async function storeKey(tx: Tx, request: IdempotentRequest, createdId: string): Promise<void> {
  const { scope, bodyHash } = scopeOf(request);
  const stored = await tx.run(STORE, [request.siteId, scope, request.key, bodyHash, createdId]);
  if (stored === 0) throw new Error('Two requests with one key were not kept apart by a lock.');
}

const STORE = prepared(
  'store an idempotency key',
  `INSERT INTO idempotency_keys (site_id, scope, key, body_hash, created_id) VALUES ($1, $2, $3, $4, $5)
   ON CONFLICT ON CONSTRAINT idempotency_keys_pkey DO NOTHING`,
);

const FIND = prepared(
  'find an idempotency key',
  'SELECT body_hash, created_id FROM idempotency_keys WHERE site_id = $1 AND scope = $2 AND key = $3',
);

function scopeOf({ who, route, body }: IdempotentRequest): { scope: string; bodyHash: Buffer } {
  const bodyHash = createHash('sha256').update(canonical(body)).digest();
  const subject = 'credential' in who ? who.credential : `${who.address} ${bodyHash.toString('base64url')}`;
  return { scope: `${route} ${subject}`, bodyHash };
}

/** JSON with sorted keys: the same body in another order is the same body. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
