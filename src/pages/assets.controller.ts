import { Controller, Get, Header, Param } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { NotHere } from '../platform/errors/problem.js';
import { STYLE_HREF, STYLES } from './stylesheet.js';
import { webFile } from './web-files.js';

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

  /** Scripts, also for the pages of publishers, which load them as modules. */
  @Get('assets/:file')
  @RouteConfig({ siteless: true })
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', FOR_GOOD)
  @Header('access-control-allow-origin', '*')
  @Header('cross-origin-resource-policy', 'cross-origin')
  script(@Param('file') file: string): Buffer {
    const content = webFile(file);
    if (content === null) throw new NotHere('script');
    return content;
  }
}
