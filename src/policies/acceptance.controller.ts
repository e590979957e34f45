import { Body, Controller, Header, Put } from '@nestjs/common';
import { IsInt, Min } from 'class-validator';
import { NotSignedIn } from '../accounts/accounts.errors.js';
import { CurrentViewer, Requires, Site } from '../accounts/request-context.js';
import type { Viewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { acceptedAt, acceptPolicy } from './accept-policy.js';
import { PolicyNotInForce } from './policies.errors.js';
import { currentPolicy } from './read-comment-policy.js';

class AcceptanceBody {
  static readonly example: AcceptanceBody = { version: 2 };

  @Meaning('Of the comment policy in force.')
  @IsInt()
  @Min(1)
  version: number;
}

@Controller('api/v1/me/acceptance')
export class AcceptanceController {
  constructor(private readonly database: Database) {}

  @Put()
  @Requires('person')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Accepts the comment policy in force',
    more: 'Once a version: a version that asks for it takes comments only from who accepted it.',
    answers: {
      says: 'What was accepted, and when first',
      example: { version: 2, acceptedAt: '2026-11-02T08:41:07.250Z' },
    },
    refuses: [PolicyNotInForce],
  })
  async accept(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Body() { version }: AcceptanceBody,
  ): Promise<object> {
    if (viewer.kind === 'anyone') throw new NotSignedIn();
    const person = viewer.kind === 'guest' ? viewer.guestId : viewer.accountId;
    return this.database.transaction(async (tx) => {
      const current = await currentPolicy(tx, site.id);
      if (version !== current.version) throw new PolicyNotInForce(current.version);
      const at = await readClock(tx);
      await acceptPolicy(tx, { siteId: site.id, person, version, at });
      return { version, acceptedAt: await acceptedAt(tx, person, version) };
    });
  }
}
