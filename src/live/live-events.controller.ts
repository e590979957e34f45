import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { accountTokenOf, Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Documented } from '../platform/http/documented.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { QUEUES_EVENT_EXAMPLE, THREAD_EVENT_EXAMPLE } from './live.examples.js';
import { Live } from './live.js';

const TYPE = 'text/event-stream';

/** Server-sent events: what is current at once, then whatever comes. */
@Controller('api/v1')
export class LiveEventsController {
  constructor(private readonly live: Live) {}

  @Get('threads/:id/events')
  @Documented({
    does: 'Follows a thread',
    more: 'Server-sent events, each with all that they tell: the revision, the counts as anyone sees them, and whether the thread takes comments. The current one comes at once, so that nothing is lost by a break. Who then asks for a page does it with `?seen=<revision>`.',
    answers: { says: 'A stream that stays open', type: TYPE, example: THREAD_EVENT_EXAMPLE },
  })
  thread(
    @Site() { id: siteId }: CurrentSite,
    @Param('id') threadId: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    return this.live.threads.follow(siteId, threadId, () => this.live.streams.open(reply));
  }

  @Get('moderation/queues/events')
  @Requires('read queues')
  @Documented({
    does: 'Follows the queues',
    more: 'Server-sent events, each the answer of `GET /moderation/queues` without narrowing, and the items that somebody has in hand (500 at most), in the sections that are yours: at once, and at most every second. The stream ends within a minute after the credential, the role or the sections have changed.',
    answers: { says: 'A stream that stays open', type: TYPE, example: QUEUES_EVENT_EXAMPLE },
  })
  queues(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() viewer: AccountViewer,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = accountTokenOf(request)!;
    return this.live.queues.follow({ siteId, viewer, token }, () => this.live.streams.open(reply));
  }
}
