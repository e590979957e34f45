import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieRules } from '../accounts/session-cookie.js';
import { readNext } from './next.rules.js';

const NEXT_COOKIE = 'parley_next';
/** As long as the link of a sign-up. */
const DAYS = 1;

/**
 * Keeps where to go on until a mailed link is opened. In the browser and not in the mail: what a stranger typed is in
 * none of those.
 */
export function keepNext(request: FastifyRequest, reply: FastifyReply, next: string | null): void {
  if (next !== null) reply.setCookie(NEXT_COOKIE, next, cookieRules(request, DAYS));
}

/** Where this browser wanted to go on, once. */
export function takeNext(request: FastifyRequest, reply: FastifyReply): string | null {
  const kept = request.cookies[NEXT_COOKIE];
  if (kept !== undefined) reply.clearCookie(NEXT_COOKIE, cookieRules(request, 0));
  return readNext(kept);
}
