import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNotModified } from '../platform/http/not-modified.rules.js';
import { cacheControlOf, encodingOf, type Encoding } from './freshness.rules.js';
import type { PageCache, ReadPage } from './page-cache.js';
import { etagOf, isWorthEncoding, type PageCopy } from './page-copy.js';

/** How a copy goes out to one reader. */
export interface Outgoing {
  readonly encoding: Encoding | null;
  readonly etag: string;
  readonly cacheControl: string;
  /** The reader has it already. */
  readonly notModified: boolean;
}

export function outgoing(copy: PageCopy, headers: FastifyRequest['headers']): Outgoing {
  const encoding = isWorthEncoding(copy) ? encodingOf(headers['accept-encoding']) : null;
  const etag = etagOf(copy, encoding);
  return {
    encoding,
    etag,
    cacheControl: cacheControlOf(copy.page.state, copy.changesAt - performance.now()),
    notModified: isNotModified(headers['if-none-match'], etag),
  };
}

/** The key of the page that answered a request. */
const answeredBy = new WeakMap<FastifyRequest, string>();

export const pageThatAnswered = (request: FastifyRequest): string | undefined => answeredBy.get(request);

/**
 * Answers with a page that is the same for everybody, read if there is no copy, or with the word that the reader has it.
 * @param key what it is, without its address: site, kind, subject, order, cursor
 */
export async function sendPage(
  pages: PageCache,
  { key, seen = null, read }: { key: string; seen?: number | null; read: ReadPage },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const copy = await pages.get(key, seen, read);
  answeredBy.set(request, key);
  const { encoding, etag, cacheControl, notModified } = outgoing(copy, request.headers);
  reply.type(copy.page.type).header('cache-control', cacheControl).header('etag', etag);
  if (notModified) return void (await reply.status(304).send());
  if (encoding !== null) reply.header('content-encoding', encoding);
  await reply.send(encoding === null ? copy.body : await pages.encoded(key, copy, encoding));
}
