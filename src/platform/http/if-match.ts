import type { FastifyReply } from 'fastify';
import { Problem } from '../errors/problem.js';

export class PreconditionRequired extends Problem {
  constructor() {
    super(
      428,
      'if_match_required',
      'Say which version you change',
      'Read it first and send its ETag as If-Match: then nobody overwrites what another has just set.',
    );
  }
}

export class PreconditionFailed extends Problem {
  static readonly examples = () => [new PreconditionFailed(4)];

  constructor(version: number) {
    super(
      412,
      'version_changed',
      'Someone was faster',
      `It is at version ${version} by now: read it again, look at what changed, and send your change with the new ETag.`,
      { version },
    );
  }
}

/** The version that an `If-Match` header names; one that cannot be ours matches none. Null: there is no such header. */
export function versionOf(ifMatch: string | undefined): number | null {
  if (ifMatch === undefined) return null;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(ifMatch.trim())?.[1];
  return version === undefined ? -1 : Number(version);
}

/** Sends what takes `If-Match` with its version, for nobody to keep. */
export function withVersion<T>(reply: FastifyReply, version: number, body: T): T {
  reply.header('etag', `"${version}"`).header('cache-control', 'private, no-store');
  return body;
}
