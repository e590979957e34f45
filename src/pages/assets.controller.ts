import { Controller, Get, Header } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { LIVE_SCRIPT, LIVE_SCRIPT_HREF } from './live-script.js';
import { STYLE_HREF, STYLES } from './stylesheet.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

/** What all pages share; each address names its content. */
@Controller()
export class AssetsController {
  @Get(STYLE_HREF)
  @RouteConfig({ siteless: true })
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', FOR_GOOD)
  styles(): Buffer {
    return STYLES;
  }

  @Get(LIVE_SCRIPT_HREF)
  @RouteConfig({ siteless: true })
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', FOR_GOOD)
  liveScript(): Buffer {
    return LIVE_SCRIPT;
  }
}
