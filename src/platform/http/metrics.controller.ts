import { Controller, Get, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NotHere } from '../errors/problem.js';
import { Documented } from './documented.js';
import { MetricsAccess } from './metrics-access.js';
import { Metrics } from './metrics.js';

@Controller()
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
    private readonly access: MetricsAccess,
  ) {}

  @Get('metrics')
  @RouteConfig({ siteless: true })
  @Documented({
    does: 'Tells what the service counts of itself',
    more: 'For whoever holds METRICS_TOKEN, as a bearer token. To everybody else there is nothing here.',
    answers: {
      says: 'In the form that Prometheus reads',
      type: 'text/plain',
      example: 'parley_posts_total 1',
    },
    refuses: [NotHere],
  })
  async read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    if (!this.access.isOpenTo(request)) throw new NotHere('page');
    reply.type(this.metrics.contentType).header('cache-control', 'no-store');
    return this.metrics.read();
  }
}
