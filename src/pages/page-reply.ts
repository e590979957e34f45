import type { FastifyReply } from 'fastify';

/** No script but our own, no frame, nothing from elsewhere but the pictures of article bodies. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' https: http: data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers of a page that is drawn for one viewer. */
export function asPage(reply: FastifyReply): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', CONTENT_SECURITY_POLICY)
    .header('cache-control', 'private, no-cache')
    .header('vary', 'cookie');
}

/** Of a page on the way of a window that another website's page opened, and which it waits for. */
export const asOpenedWindow = (reply: FastifyReply): FastifyReply =>
  reply.header('cross-origin-opener-policy', 'unsafe-none');

/** The headers of a page that all share who are not signed in; what is kept how long is the page's to say. */
export function asSharedPage(reply: FastifyReply): void {
  reply.header('content-security-policy', CONTENT_SECURITY_POLICY).header('vary', 'accept-encoding, cookie');
}

/** After a form: look at the result with a GET, so that reloading posts nothing again. */
export const seeOther = (reply: FastifyReply, path: string): FastifyReply =>
  reply.status(303).header('location', path).send();

/** To the page's one address, with what the old one asked for. Looked up again next time: it may move back. */
export async function movedTo(reply: FastifyReply, path: string, from: string): Promise<void> {
  const query = from.indexOf('?');
  await reply
    .status(301)
    .header('location', `${path}${query === -1 ? '' : from.slice(query)}`)
    .header('cache-control', 'no-cache')
    .send();
}

/** Sends a page that is drawn for one viewer. */
export function sendPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  asPage(reply);
  return reply.status(status).send(page);
}
