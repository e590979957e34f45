import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database, type Reader } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import { versionOf } from '../platform/http/if-match.js';
import { readSections, sectionsVersion } from '../sites/read-sections.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { ReplaceSections } from './replace-sections.js';
import { SectionsBody } from './sections.body.js';
import { SectionInUse } from './settings.errors.js';

const SECTIONS_EXAMPLE = { ...SectionsBody.example, nextCursor: null };

/** The sections of a site: a list that is read and replaced as a whole. */
@Controller('api/v1/sections')
export class SectionsController {
  constructor(
    private readonly database: Database,
    private readonly replaceSections: ReplaceSections,
  ) {}

  @Get()
  @Documented({
    does: 'Lists the sections',
    more: 'All of them, in their order.',
    answers: { says: 'The sections', example: SECTIONS_EXAMPLE },
  })
  async read(@Site() site: CurrentSite, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return this.database.snapshot((reader) => answer(reader, site, reply));
  }

  @Put()
  @Requires('change settings')
  @Documented({
    does: 'Replaces the sections',
    more: 'The whole list, in its order. A section that keeps its key keeps its articles; one that is in use stays.',
    answers: { says: 'The sections', example: SECTIONS_EXAMPLE },
    refuses: [SectionInUse],
  })
  async replace(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() { items: sections }: SectionsBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    await this.replaceSections.execute({ siteId: site.id, by, sections, ifMatch: versionOf(ifMatch) });
    return this.database.snapshot((reader) => answer(reader, site, reply));
  }
}

async function answer(reader: Reader, { id }: CurrentSite, reply: FastifyReply): Promise<object> {
  const sections = await readSections(reader, id);
  reply.header('etag', `"${await sectionsVersion(reader, id)}"`);
  return { items: sections.map(({ key, name }) => ({ key, name })), nextCursor: null };
}
