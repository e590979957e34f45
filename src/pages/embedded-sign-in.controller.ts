import { Body, Controller, Get, Post, Query, Req, Res } from '@nestjs/common';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OriginNotAllowed } from '../accounts/accounts.errors.js';
import { issueCredential } from '../accounts/issue-credential.js';
import { isAllowedOrigin } from '../accounts/origins.rules.js';
import { CurrentViewer, Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer, Viewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { signInHref } from './next.rules.js';
import { asOpenedWindow, asPage, seeOther } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderEmbeddedSignInPage } from './render.js';
import { scriptHref } from './web-files.js';

class EmbeddedIn {
  @IsString()
  @MaxLength(300)
  origin: string;
}

/**
 * A window that a publisher's page opens, so that readers are known there under their account. The page gets a session
 * of its own, which does no more than a reader may, whoever signs in: other scripts run beside it.
 */
@Controller('sign-in/embedded')
export class EmbeddedSignInController {
  constructor(private readonly database: Database) {}

  @Get()
  async ask(
    @Site() site: CurrentSite,
    @CurrentViewer() viewer: Viewer,
    @Query() { origin }: EmbeddedIn,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    holdAllowed(origin, site);
    if (viewer.kind !== 'account')
      return void (await seeOther(asOpenedWindow(reply), signInHref(request.url)));
    asOpenedWindow(asPage(reply));
    await reply.send(
      renderEmbeddedSignInPage({ ...pageView(site, viewer), origin, name: viewer.name, session: null }),
    );
  }

  @Post()
  @Requires('account')
  async handOver(
    @Site() site: CurrentSite,
    @SignedIn() viewer: AccountViewer,
    @Body() { origin }: EmbeddedIn,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    holdAllowed(origin, site);
    const { accountId } = viewer;
    const session = await this.database.transaction((tx) =>
      issueCredential(tx, 'session', site.id, { accountId }, { role: 'reader' }),
    );
    // It holds a session.
    asOpenedWindow(asPage(reply)).header('cache-control', 'no-store');
    await reply.send(
      renderEmbeddedSignInPage({
        ...pageView(site, viewer),
        scriptHref: scriptHref('hand-over'),
        ...{ origin, name: viewer.name, session },
      }),
    );
  }
}

function holdAllowed(origin: string, { allowedOrigins }: CurrentSite): void {
  if (!isAllowedOrigin(origin, allowedOrigins)) throw new OriginNotAllowed();
}
