import { ArrayMaxSize, IsArray, MaxLength } from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { IsLine } from '../platform/http/is-text.js';

const MOST_PHRASES = 2_000;
const MOST_CHARACTERS = 100;
/** Room for two full lists. */
export const LISTS_BYTES = 2 * 1024 * 1024;

export class WordListsBody {
  static readonly example: WordListsBody = { held: ['free money'], refused: ['a slur'] };

  @Meaning('Words and phrases that hold a comment for review.')
  @IsArray()
  @ArrayMaxSize(MOST_PHRASES)
  @IsLine({ each: true })
  @MaxLength(MOST_CHARACTERS, { each: true })
  held: string[];

  @Meaning('Words and phrases with which no comment is taken.')
  @IsArray()
  @ArrayMaxSize(MOST_PHRASES)
  @IsLine({ each: true })
  @MaxLength(MOST_CHARACTERS, { each: true })
  refused: string[];
}
