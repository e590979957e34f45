import type { FastifyRequest } from 'fastify';
import type { Tx } from '../platform/database/database.js';
import { hashOf } from '../platform/ids.js';
import { SESSION_COOKIE } from './request-context.js';

/** Revokes the session that the request came with, at once and on every instance. */
export async function endSession(tx: Tx, request: FastifyRequest): Promise<void> {
  const bearer = /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const token = bearer ?? request.cookies[SESSION_COOKIE];
  if (token === undefined) return;
  await tx.run(
    `UPDATE credentials SET revoked_at = parley_now() WHERE token_hash = $1 AND kind = 'session'`,
    [hashOf(token)],
  );
}
