import type { FastifyReply, FastifyRequest } from 'fastify';
import { cookieRules } from '../accounts/session-cookie.js';

const SIGN_UP_COOKIE = 'parley_sign_up';
/** As long as the link of a sign-up. */
const DAYS = 1;

/** Lets this browser show later that it signed up. */
export function keepProof(request: FastifyRequest, reply: FastifyReply, proof: string): void {
  reply.setCookie(SIGN_UP_COOKIE, proof, cookieRules(request, DAYS));
}

/** What this browser kept of its last sign-up. */
export const proofOf = (request: FastifyRequest): string | null => request.cookies[SIGN_UP_COOKIE] ?? null;
