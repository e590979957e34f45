import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { hashOf } from '../ids.js';

/** Who may read the metrics. */
export class MetricsAccess {
  /**
   * @param token null: nobody from elsewhere
   * @param local whether this machine needs no token where none is set
   */
  constructor(
    private readonly token: string | null,
    private readonly local: boolean,
  ) {}

  isOpenTo({ headers, socket }: Pick<FastifyRequest, 'headers' | 'socket'>): boolean {
    if (this.token !== null) {
      const given = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
      return timingSafeEqual(hashOf(given), hashOf(this.token));
    }
    // What a proxy on this machine hands on comes from elsewhere.
    const isForwarded = 'x-forwarded-for' in headers || 'forwarded' in headers;
    return this.local && !isForwarded && isLoopback(socket.remoteAddress ?? '');
  }
}

const isLoopback = (address: string): boolean => /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/.test(address);
