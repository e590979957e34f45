import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyRequest } from 'fastify';

/** How our cookies travel: never to scripts, never with another website's requests. `days` of life. */
export const cookieRules = (request: FastifyRequest, days: number): CookieSerializeOptions => ({
  path: '/',
  httpOnly: true,
  sameSite: 'lax',
  secure: request.protocol === 'https',
  maxAge: days * 86_400,
});

export const SESSION_DAYS = 30;
