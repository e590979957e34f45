import { Injectable } from '@nestjs/common';
import { addAccount } from '../accounts/add-account.js';
import { issueCredential } from '../accounts/issue-credential.js';
import { renewToken } from '../accounts/tokens.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { record } from '../audit/record.js';
import { readClock } from '../platform/clock.js';
import { Database, type Reader, type Tx } from '../platform/database/database.js';
import { claimKey, type IdempotentRequest } from '../platform/database/idempotency.js';
import { NotHere } from '../platform/errors/problem.js';
import { newId } from '../platform/ids.js';
import { addSite } from '../policies/add-site.js';
import { hostsOf, replaceHosts } from '../sites/site-hosts.js';
import { beginEpoch } from '../sites/site-hints.js';
import type { NewSite } from '../sites/create-site.js';

/** A site as its admins see it. */
export interface OwnSite {
  readonly key: string;
  readonly name: string;
  readonly hosts: readonly string[];
}

type OwnSiteRow = OwnSite & { readonly id: string; readonly accountId: string };

/** Of the sites of this service, those on which the asking admin's e-mail address is an admin's. */
const OWN = `
  SELECT s.id, s.key, s.name, a.id AS "accountId",
    ARRAY (SELECT h.host FROM site_hosts h WHERE h.site_id = s.id ORDER BY h.host) AS hosts
  FROM accounts me JOIN accounts a ON lower(a.email) = lower(me.email) AND a.role = 'admin' AND NOT a.limited_to_sections
  JOIN sites s ON s.id = a.site_id
  WHERE me.id = $1`;

/** Those after this key, in the order of their keys. */
export const listOwnSites = (
  reader: Reader,
  by: AccountViewer,
  { cursor, limit }: { cursor: string | null; limit: number },
): Promise<OwnSiteRow[]> =>
  reader.query<OwnSiteRow>(`${OWN} AND ($2::text IS NULL OR s.key > $2) ORDER BY s.key LIMIT $3`, [
    by.accountId,
    cursor,
    limit,
  ]);

/** @throws NotHere also for one that is others' */
async function findOwnSite(reader: Reader, by: AccountViewer, key: string): Promise<OwnSiteRow> {
  const [site] = key.includes('\0')
    ? []
    : await reader.query<OwnSiteRow>(`${OWN} AND s.key = $2`, [by.accountId, key]);
  if (!site) throw new NotHere('site');
  return site;
}

interface SiteToAdd {
  readonly by: AccountViewer;
  readonly site: Pick<NewSite, 'key' | 'hosts' | 'locale'> & { readonly name: string };
  readonly request: IdempotentRequest | null;
}

/**
 * Adds a site to this service, with an admin's account for who adds it; answers it with an API token of that account,
 * shown only now. Repeated, it is the same site, and the same token with a new secret: nobody has seen the first.
 */
export async function addOwnSite(
  tx: Tx,
  { by, site, request }: SiteToAdd,
): Promise<OwnSite & { token: string }> {
  const tokenId = newId();
  const first = await claimKey(tx, request, tokenId);
  if (first !== null) return { ...(await siteOfToken(tx, first)), token: await renewToken(tx, first) };
  const actor = { kind: 'account', id: by.accountId } as const;
  const siteId = await addSite(tx, site, actor);
  const [me] = await tx.query<{ email: string }>('SELECT email FROM accounts WHERE id = $1', [by.accountId]);
  const account = { siteId, email: me!.email, name: by.name, role: 'admin' } as const;
  const { id: accountId } = await addAccount(tx, account, actor);
  const named = { id: tokenId, name: 'Made with the site' };
  const token = await issueCredential(tx, 'api', siteId, { accountId }, named);
  return { key: site.key, name: site.name, hosts: await hostsOf(tx, siteId), token };
}

/** @throws NotHere when the token was revoked since */
async function siteOfToken(reader: Reader, tokenId: string): Promise<OwnSite> {
  const [site] = await reader.query<OwnSite & { id: string }>(
    `SELECT s.id, s.key, s.name FROM credentials c JOIN sites s ON s.id = c.site_id
     WHERE c.id = $1 AND c.revoked_at IS NULL`,
    [tokenId],
  );
  if (!site) throw new NotHere('token');
  return { key: site.key, name: site.name, hosts: await hostsOf(reader, site.id) };
}

/** Changes the name or the hosts of a site. */
@Injectable()
export class ChangeOwnSite {
  constructor(private readonly database: Database) {}

  async execute(
    by: AccountViewer,
    key: string,
    change: { name: string | undefined; hosts: readonly string[] | undefined },
  ): Promise<OwnSite> {
    return this.database.transaction(async (tx) => {
      const { id } = await findOwnSite(tx, by, key);
      await tx.query('SELECT FROM sites WHERE id = $1 FOR NO KEY UPDATE', [id]);
      const before = await findOwnSite(tx, by, key);
      const { name = before.name, hosts = before.hosts } = change;
      // The name is one of the settings too: who read these before must read them again.
      const renamed = await tx.run(
        'UPDATE sites SET name = $2, settings_version = settings_version + 1 WHERE id = $1 AND name <> $2',
        [id, name],
      );
      await replaceHosts(tx, id, hosts);
      await beginEpoch(tx, id);
      const after = { key, name, hosts: await hostsOf(tx, id) };
      const rehosted = after.hosts.join() !== before.hosts.join();
      await tell(tx, before, [...(renamed > 0 ? ['name'] : []), ...(rehosted ? ['hosts'] : [])]);
      return after;
    });
  }
}

async function tell(tx: Tx, { id: siteId, accountId }: OwnSiteRow, fields: readonly string[]): Promise<void> {
  if (fields.length === 0) return;
  const at = await readClock(tx);
  const actor = { kind: 'account', id: accountId } as const;
  await record(tx, [
    { siteId, at, actor, action: 'site.change', subjectKind: 'site', subjectId: siteId, detail: { fields } },
  ]);
}
