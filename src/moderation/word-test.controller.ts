import { Body, Controller, Header, HttpCode, Post } from '@nestjs/common';
import { IsString } from 'class-validator';
import { Requires, Site } from '../accounts/request-context.js';
import { Database } from '../platform/database/database.js';
import { Documented, Meaning } from '../platform/http/documented.js';
import { BodyEmpty, BodyInvisible, BodyTooLong, BodyUnreadable } from '../screening/screening.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { testWords, type WordTest } from './test-words.js';

class WordTestBody {
  static readonly example: WordTestBody = { text: 'Get fr33 m0ney, and free m o n e y' };

  @Meaning('Markdown, as it would be posted.')
  @IsString()
  text: string;
}

const DISGUISED: WordTest = {
  verdict: 'hold',
  hits: [
    {
      list: 'held',
      phrase: 'free money',
      position: 4,
      of: 'source',
      as: 'digits or signs for letters',
    },
    { list: 'held', phrase: 'free money', position: 20, of: 'source', as: 'letters apart' },
  ],
};

const REFUSED: WordTest = {
  verdict: 'refuse',
  hits: [{ list: 'refused', phrase: 'a slur', position: 0, of: 'shown', as: 'as listed' }],
};

/** A box to try a text in. */
@Controller('api/v1/moderation/word-test')
export class WordTestController {
  constructor(private readonly database: Database) {}

  @Post()
  @HttpCode(200)
  @Requires('read queues')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Tries a text against the word lists',
    more: 'Tells which phrase of which list stands where and in which disguise, by the steps that screen a comment; nothing is kept. Positions are of the Markdown (`source`) or, where its marks hide a phrase, of the text as a reader sees it (`shown`).',
    answers: {
      says: 'What the lists alone would make of it, and at most 20 hits a list in each of the two',
      examples: { disguised: DISGUISED, refused: REFUSED, clean: { verdict: 'publish', hits: [] } },
    },
    refuses: [BodyEmpty, BodyInvisible, BodyTooLong, BodyUnreadable],
  })
  test(@Site() site: CurrentSite, @Body() { text }: WordTestBody): Promise<WordTest> {
    return testWords(this.database, site.id, text);
  }
}
