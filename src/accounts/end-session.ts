import type { FastifyRequest } from 'fastify';
import type { Tx } from '../platform/database/database.js';
import { hashOf } from '../platform/ids.js';
import { NoSession } from './accounts.errors.js';
import { accountTokenOf } from './request-context.js';

/** Revokes the session that the request came with, at once and on every instance. */
export async function endSession(tx: Tx, request: FastifyRequest): Promise<void> {
  const token = accountTokenOf(request);
  if (token === undefined) return;
  const ended = await tx.run(
    `UPDATE credentials SET revoked_at = parley_now() WHERE token_hash = $1 AND kind = 'session'`,
    [hashOf(token)],
  );
  if (ended === 0) throw new NoSession();
}
