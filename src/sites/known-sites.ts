import { LRUCache } from 'lru-cache';
import type { Database } from '../platform/database/database.js';
import type { Hints } from '../platform/database/hints.js';
import { standingOf } from '../platform/freshness.rules.js';
import { resolveSite, type CurrentSite } from './resolve-site.js';
import { siteHint, SITES_HINT } from './site-hints.js';

interface KnownSite {
  readonly site: CurrentSite;
  /** By `performance.now()`. */
  readonly asOf: number;
}

const MOST = 1_000;
/** Characters, of host and key. */
const LONGEST_NAME = 500;

/** Which site a reader asks for, without asking the database while nothing can have changed unheard. */
export class KnownSites {
  private readonly known = new LRUCache<string, KnownSite>({ max: MOST });

  constructor(
    private readonly database: Database,
    private readonly hints: Hints,
  ) {}

  /** As `resolveSite`, for requests that write nothing. */
  async resolve(host: string, key: string | undefined): Promise<CurrentSite> {
    const name = JSON.stringify([host, key]);
    const known = this.known.get(name);
    if (known !== undefined && this.isFresh(known)) return known.site;
    const asOf = performance.now();
    const site = await resolveSite(this.database, host, key);
    if (name.length <= LONGEST_NAME) this.known.set(name, { site, asOf });
    return site;
  }

  private isFresh({ site, asOf }: KnownSite): boolean {
    const hintedAt = this.hints.lastOf(SITES_HINT, siteHint(site.id));
    const given = { now: performance.now(), hintedAt, heard: this.hints.heard };
    return standingOf({ asOf, endsAt: Infinity }, given) === 'fresh';
  }
}
