import { Controller, Get, Header, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Requires, SignedIn, Site } from '../../accounts/request-context.js';
import type { AccountViewer } from '../../accounts/viewer.js';
import { Database } from '../../platform/database/database.js';
import { asFile, CSV_FORMATS, CSV_TYPE, csvOf, wantsCsv } from '../../platform/http/csv.js';
import { Documented, Meaning } from '../../platform/http/documented.js';
import { IsMoment } from '../../platform/http/is-moment.js';
import { localOf } from '../../platform/local-time.rules.js';
import { SectionUnknown } from '../../sites/sites.errors.js';
import type { CurrentSite } from '../../sites/resolve-site.js';
import {
  readStatistics,
  STATISTICS_BY,
  type Figures,
  type Statistics,
  type StatisticsBy,
  type StatisticsRow,
} from './read-statistics.js';
import { PeriodInvalid } from './statistics.errors.js';
import { BY_MODERATOR, BY_QUEUE, STATISTICS_FILE } from './statistics.examples.js';

class StatisticsQuery {
  @Meaning('By what decisions are put together. Absent: by day.')
  @IsOptional()
  @IsIn(STATISTICS_BY)
  by?: StatisticsBy;

  @Meaning('A date of the site, or an instant. Absent: 30 days before the end.')
  @IsOptional()
  @IsMoment()
  from?: string;

  @Meaning('A date of the site, which counts as a whole, or an instant, which does not. Absent: now.')
  @IsOptional()
  @IsMoment()
  to?: string;

  @Meaning('The key of a section: decisions on its articles only.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string;

  @Meaning('`csv`: as a file, as `Accept: text/csv` asks for too.')
  @IsOptional()
  @IsIn(CSV_FORMATS)
  format?: (typeof CSV_FORMATS)[number];
}

@Controller('api/v1/statistics')
export class StatisticsController {
  constructor(private readonly database: Database) {}

  @Get()
  @Requires('read statistics')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Counts decisions',
    more: 'How many of each kind, how long what they decided had waited in its queue (median, nine of ten, longest; nothing where it stood in none), and how many were taken back or followed by the opposite. Days are those of the site. `arrivals`: what was posted in that time, and how much of it screening held or took for spam. By queue, also what waits now, exact to 10,000.',
    answers: [
      { says: 'The figures', type: CSV_TYPE, example: STATISTICS_FILE },
      { says: 'The figures', examples: { moderator: BY_MODERATOR, queue: BY_QUEUE } },
    ],
    refuses: [PeriodInvalid, SectionUnknown],
  })
  async read(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Query() { by: key = 'day', format, ...asked }: StatisticsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object | string> {
    const statistics = await this.database.snapshot((reader) =>
      readStatistics(reader, site, by, { ...asked, by: key }),
    );
    return wantsCsv(format, request) ? fileOf(reply, site, statistics) : statistics;
  }
}

const FIGURES = [
  'decisions',
  'approved',
  'rejected',
  'spam',
  'restored',
  'medianSeconds',
  'p90Seconds',
  'longestSeconds',
  'reversals',
] as const satisfies readonly (keyof Figures)[];

function fileOf(reply: FastifyReply, { timeZone }: CurrentSite, statistics: Statistics): string {
  const { by, from, to, items } = statistics;
  const isOfQueues = by === 'queue';
  const columns = ['key', 'label', ...FIGURES, ...(isOfQueues ? ['waiting', 'oldestAt'] : [])];
  const rows = items.map((item: StatisticsRow) => [
    item.key,
    item.label,
    ...FIGURES.map((name) => item[name]),
    ...(isOfQueues ? [item.waiting ?? null, item.oldestAt ?? null] : []),
  ]);
  const [first, last] = [from, new Date(to.getTime() - 1)].map((at) => localOf(at, timeZone).slice(0, 10));
  return asFile(reply, `statistics-by-${by}-${first}-to-${last}`, csvOf(columns, rows));
}
