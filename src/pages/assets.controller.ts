import { Controller, Get, Header, Param, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { encodingOf } from '../page-cache/sharing.rules.js';
import { NotHere } from '../platform/errors/problem.js';
import { isNotModified } from '../platform/http/not-modified.rules.js';
import { STYLE_HREF, STYLES } from './stylesheet.js';
import { scriptHref, webFile } from './web-files.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';
/** A publisher's page names it as it is: a new one is seen within minutes. */
const FOR_MINUTES = 'public, max-age=300';
const EMBED = 'embed.js';

/** What all pages share, also those of publishers, which load scripts of ours from wherever they are. */
@Controller()
export class AssetsController {
  @Get(STYLE_HREF)
  @RouteConfig({ siteless: true })
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', FOR_GOOD)
  styles(): Buffer {
    return STYLES;
  }

  /** The address of each names its content. */
  @Get('assets/:file')
  @RouteConfig({ siteless: true })
  script(
    @Param('file') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    // A publisher's page that was loaded before this build asks for the widget of the one before.
    if (webFile(name) === null && name.startsWith('widget-')) return toWidget(reply);
    if (name === EMBED) throw new NotHere('script');
    return this.send(name, FOR_GOOD, request, reply);
  }

  @Get('embed.js')
  @RouteConfig({ siteless: true })
  embed(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    return this.send(EMBED, FOR_MINUTES, request, reply);
  }

  private async send(
    name: string,
    cacheControl: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const file = webFile(name);
    if (file === null) throw new NotHere('script');
    const encoding = encodingOf(request.headers['accept-encoding']);
    const etag = `"${file.etag}${encoding === null ? '' : `-${encoding}`}"`;
    reply.type('text/javascript; charset=utf-8').headers({
      'cache-control': cacheControl,
      etag,
      vary: 'accept-encoding',
      'access-control-allow-origin': '*',
    });
    if (isNotModified(request.headers['if-none-match'], etag)) return void (await reply.status(304).send());
    if (encoding !== null) reply.header('content-encoding', encoding);
    await reply.send(encoding === null ? file.body : file.encoded[encoding]);
  }
}

const toWidget = async (reply: FastifyReply): Promise<void> =>
  void (await reply
    .status(302)
    .headers({
      location: scriptHref('widget'),
      'cache-control': 'no-cache',
      'access-control-allow-origin': '*',
    })
    .send());
