import { Body, Controller, Delete, Header, HttpCode, Param, Post, Put } from '@nestjs/common';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { MOST_CLAIMS } from '../queues/claims.js';
import { SectionUnknown } from '../sites/sites.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { ClaimItems } from './claim-items.js';
import { ClaimLost } from './claims.errors.js';
import { QueuesQuery } from './narrow-queue.query.js';
import { CLAIM_EXAMPLE } from './moderation.examples.js';

class ClaimsBody extends QueuesQuery {
  static readonly example: ClaimsBody = { count: 10, language: 'en' };

  @Meaning('How many at most. Absent: one.')
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MOST_CLAIMS)
  count?: number | null;
}

@Controller('api/v1/moderation')
export class ClaimsController {
  constructor(private readonly claimItems: ClaimItems) {}

  @Post('queues/:queue/claims')
  @Requires('decide on comments')
  @Documented({
    does: 'Claims the next items of a queue',
    more: 'By priority, then the oldest first, those that nobody has in hand, for five minutes, in the sections that are yours; your own comments are left to others. Fewer, or none, where there are no more. `PUT /moderation/claims/{id}` begins its time anew.',
    answers: { says: 'The claims, in the order of the queue', example: { claims: [CLAIM_EXAMPLE] } },
    refuses: [SectionUnknown],
  })
  @Header('cache-control', 'private, no-store')
  async claim(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('queue') queue: string,
    @Body() { count, ...narrowing }: ClaimsBody,
  ): Promise<object> {
    return {
      claims: await this.claimItems.next({ siteId: site.id, by, queue, narrowing, count: count ?? 1 }),
    };
  }

  @Put('claims/:id')
  @Requires('decide on comments')
  @Documented({
    does: 'Renews a claim',
    more: 'Also one that ran out, as long as nobody else has claimed the item.',
    answers: { says: 'The claim with its new end', example: CLAIM_EXAMPLE },
    refuses: [ClaimLost],
  })
  @Header('cache-control', 'private, no-store')
  renew(@SignedIn() by: AccountViewer, @Param('id') claimId: string): Promise<object> {
    return this.claimItems.renew({ claimId, by });
  }

  @Delete('claims/:id')
  @Requires('decide on comments')
  @HttpCode(204)
  @Documented({
    does: 'Gives an item back',
    more: 'It is the next again for whoever claims. Given back twice, or lost already, it is well.',
    answers: { says: 'It is given back' },
  })
  async release(@SignedIn() by: AccountViewer, @Param('id') claimId: string): Promise<void> {
    await this.claimItems.release({ claimId, by });
  }

  @Post('items/:id/take-over')
  @Requires('decide on comments')
  @Documented({
    does: 'Takes an item over',
    more: 'From whoever has it in hand; their claim ends, and the record says who took it. One that nobody has is claimed.',
    answers: { says: 'The claim', example: CLAIM_EXAMPLE },
    refuses: [ClaimLost],
  })
  @Header('cache-control', 'private, no-store')
  takeOver(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Param('id') itemId: string,
  ): Promise<object> {
    return this.claimItems.takeOver({ siteId: site.id, itemId, by });
  }
}
