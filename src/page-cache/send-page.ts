import type { FastifyReply, FastifyRequest } from 'fastify';
import { isNotModified } from '../platform/http/not-modified.rules.js';
import { cacheControlOf, encodingOf, type Encoding } from './sharing.rules.js';
import type { PageCache, ReadPage } from './page-cache.js';
import { etagOf, isWorthEncoding, type PageCopy } from './page-copy.js';

/** How a copy goes out to one reader. */
export interface Outgoing {
  readonly encoding: Encoding | null;
  readonly etag: string;
  readonly cacheControl: string;
  /** The reader has it already. */
  readonly notModified: boolean;
  /** Undefined: it is still to be encoded. Empty where it is not sent. */
  readonly body: Buffer | undefined;
}

const NOTHING = Buffer.alloc(0);

export function outgoing(copy: PageCopy, headers: FastifyRequest['headers']): Outgoing {
  const encoding = isWorthEncoding(copy) ? encodingOf(headers['accept-encoding']) : null;
  const etag = etagOf(copy, encoding);
  const notModified = isNotModified(headers['if-none-match'], etag);
  const body = encoding === null ? copy.body : copy.encoded[encoding];
  return {
    encoding,
    etag,
    cacheControl: cacheControlOf(copy.page.state, copy.changesAt - performance.now()),
    notModified,
    body: notModified ? NOTHING : body,
  };
}

/** A page by what it is, without its address: site, kind, subject, order, cursor; and how to read it again. */
export interface NamedPage {
  readonly key: string;
  readonly read: ReadPage;
  /** The revision that the reader knows of. */
  readonly seen?: number | null;
}

type AnsweringPage = Required<NamedPage> & { readonly siteId: string };

const answeredBy = new WeakMap<FastifyRequest, AnsweringPage>();

/** The page that answered a request, and of which site it is. */
export const pageThatAnswered = (request: FastifyRequest): AnsweringPage | undefined =>
  answeredBy.get(request);

/**
 * Answers with a page that is the same for everybody, read if there is no copy, or with the word that the reader has it.
 */
export async function sendPage(
  pages: PageCache,
  { key, seen = null, read }: NamedPage,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const copy = await pages.get(key, seen, read);
  answeredBy.set(request, { key, read, seen, siteId: copy.page.siteId });
  const { encoding, etag, cacheControl, notModified, body } = outgoing(copy, request.headers);
  reply.type(copy.page.type).header('cache-control', cacheControl).header('etag', etag);
  if (notModified) return void (await reply.status(304).send());
  if (encoding !== null) reply.header('content-encoding', encoding);
  await reply.send(body ?? (await pages.encoded(key, copy, encoding!)));
}
