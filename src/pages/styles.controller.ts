import { Controller, Get, Header } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { STYLE_HREF, STYLES } from './stylesheet.js';

@Controller()
export class StylesController {
  @Get(STYLE_HREF)
  @RouteConfig({ siteless: true })
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  styles(): Buffer {
    return STYLES;
  }
}
