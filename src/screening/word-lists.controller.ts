import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import { versionOf, withVersion } from '../platform/http/if-match.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { ReplaceWordLists } from './replace-word-lists.js';
import { PhraseWithoutWords } from './screening.errors.js';
import { LISTS_BYTES, WordListsBody } from './word-lists.body.js';
import { readWordLists, type VersionedLists } from './word-lists.js';

/** A site's words: they say what is looked at first, and what is not taken. */
@Controller('api/v1/word-lists')
export class WordListsController {
  constructor(
    private readonly database: Database,
    private readonly replaceWordLists: ReplaceWordLists,
  ) {}

  @Get()
  @Requires('change settings')
  @Documented({
    does: 'Reads the word lists of the site',
    answers: { says: 'Both lists', example: WordListsBody.example },
  })
  async read(@Site() site: CurrentSite, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    return present(await readWordLists(this.database, site.id), reply);
  }

  @Put()
  @Requires('change settings', { bodyLimit: LISTS_BYTES })
  @Documented({
    does: 'Replaces the word lists of the site',
    more: 'Whole words and phrases, in any case and in the usual disguises: accents, letters that look alike, digits or signs for letters, letters repeated or apart. `POST /moderation/word-test` tells what a text hits.',
    answers: { says: 'Both lists as they count from now on', example: WordListsBody.example },
    refuses: [PhraseWithoutWords],
  })
  async replace(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() lists: WordListsBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const change = { siteId: site.id, lists, ifMatch: versionOf(ifMatch), by };
    return present(await this.replaceWordLists.execute(change), reply);
  }
}

const present = ({ version, ...lists }: VersionedLists, reply: FastifyReply): object =>
  withVersion(reply, version, lists);
