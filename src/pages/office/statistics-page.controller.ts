import { Controller, Get, Query, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import { sendPage } from '../page-reply.js';
import { readStatisticsPage } from './read-statistics-page.js';
import { renderStatisticsPage } from './render-office.js';
import { PERIODS, type PeriodDays } from './statistics-view.js';

class StatisticsPageQuery {
  @IsOptional()
  @IsIn(PERIODS)
  days?: PeriodDays;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string;
}

/** How much comes, how fast it is decided, and what does not stand: drawn, and in figures. */
@Controller('console/statistics')
export class StatisticsPageController {
  constructor(private readonly database: Database) {}

  @Get()
  @Requires('read statistics')
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { days = '30', section = '' }: StatisticsPageQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const request = { site, by, days, section };
    const view = await this.database.snapshot((reader) => readStatisticsPage(reader, request));
    await sendPage(reply, renderStatisticsPage(view));
  }
}
