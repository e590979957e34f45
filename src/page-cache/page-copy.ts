import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { ClosingState } from '../policies/closing.rules.js';
import type { Encoding } from './sharing.rules.js';

/** A page as it was read, the same for everybody. */
export interface SharedPage {
  /** With its charset. */
  readonly type: string;
  readonly body: string;
  readonly siteId: string;
  readonly epoch: number;
  /** The revisions of the threads that it shows, by their ids. */
  readonly threads: ReadonlyMap<string, number>;
  /** Set: it shows more of the site than these threads, so that no revision tells whether it is another by now. */
  readonly ofWholeSite?: boolean;
  /** Of its only thread; null: it has several or none. */
  readonly state: ClosingState | null;
  readonly likesOpen: boolean;
  readonly now: Date;
  /** When time alone is foreseen to change it; null: never. */
  readonly changesAt: Date | null;
}

/** A {@link SharedPage} in memory. */
export interface PageCopy {
  readonly page: Omit<SharedPage, 'body'>;
  readonly body: Buffer;
  readonly encoded: Readonly<Partial<Record<Encoding, Buffer>>>;
  /** A hash of the body, without quotes: each encoding has a tag of its own. */
  readonly hash: string;
  /** What may have changed it, as it is hinted at. */
  readonly hints: readonly string[];
  /** It is what the database held then, at least; by `performance.now()`, as `endsAt` is. */
  asOf: number;
  readonly endsAt: number;
  /** When the foreseen change comes. */
  readonly changesAt: number;
}

/** What comes by the network is rarely longer; what is short gains nothing. */
const LEAST_ENCODED = 1_000;

const deflate: Readonly<Record<Encoding, (body: Buffer) => Promise<Buffer>>> = {
  // Beyond this quality it takes several times as long, for a few per cent.
  br: (body) =>
    promisify(brotliCompress)(body, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
    }),
  gzip: promisify(gzip),
};

export const isWorthEncoding = ({ body }: PageCopy): boolean => body.length >= LEAST_ENCODED;

export const encode = ({ body }: PageCopy, encoding: Encoding): Promise<Buffer> => deflate[encoding](body);

export const hashOf = (body: Buffer): string =>
  createHash('sha256').update(body).digest('base64url').slice(0, 27);

export const etagOf = ({ hash }: PageCopy, encoding: Encoding | null): string =>
  encoding === null ? `"${hash}"` : `"${hash}-${encoding}"`;

/** What it takes in memory, with what there is around it. */
export const bytesOf = ({ body, encoded }: PageCopy): number =>
  1_000 + body.length + Object.values(encoded).reduce((sum, { length }) => sum + length, 0);
