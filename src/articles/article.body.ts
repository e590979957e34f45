import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
} from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { isSent } from '../platform/http/is-sent.js';
import { IsLine, IsText } from '../platform/http/is-text.js';
import { IsPageUrl } from './is-page-url.js';
import { SLUG_LENGTH } from './slugs.rules.js';

/** Not shaped like an id: a path that names an article tells them apart. */
const SLUG = /^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/iu;

/** Longest id of the publisher's own, in characters. */
export const EXTERNAL_ID_LENGTH = 200;

/** What may be left out of an article. Bounds are refused beyond, never cut. */
class ArticleFields {
  @IsOptional()
  @IsText()
  @Matches(SLUG, { message: 'slug has letters and digits, joined by hyphens, and is not shaped like an id' })
  @MaxLength(SLUG_LENGTH)
  @Meaning('Absent: made from the headline of a new article.')
  slug?: string | null;

  @IsOptional()
  @IsLine()
  @MaxLength(300)
  byline?: string | null;

  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  @Meaning('Where it comes from, as readers are told.')
  disclosure?: string | null;

  @IsOptional()
  @IsText()
  @MaxLength(20_000)
  editorsNote?: string | null;

  @IsOptional()
  @IsLine()
  @MaxLength(60)
  @Meaning('The key of one of the sections of the site.')
  section?: string | null;

  @Meaning('Absent: now, of a new article. Null: not known.')
  @IsOptional()
  @IsInstant()
  publishedAt?: string | null;

  @IsOptional()
  @IsPageUrl()
  @Meaning('All spellings of an address (http, www., trailing slash, utm_*, ...) are one.')
  canonicalUrl?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsPageUrl({ each: true })
  aliases?: string[] | null;

  @IsOptional()
  @IsLine()
  @MaxLength(EXTERNAL_ID_LENGTH)
  @Meaning('The id that the publisher gave it.')
  externalId?: string | null;

  @IsOptional()
  @IsIn(['public', 'hidden'])
  state?: 'public' | 'hidden' | null;
}

/** What `POST` and `PUT` take: a whole article. */
export class ArticleBody extends ArticleFields {
  static readonly example: ArticleBody = {
    headline: 'The bridge opens on Monday',
    body: '<p>After two years.</p>',
    byline: 'A. Writer',
    disclosure: 'Sourced from the roads office.',
    publishedAt: '2026-11-02T09:00:00+01:00',
    canonicalUrl: 'https://news.example/bridge',
    aliases: ['https://news.example/2026/11/bridge'],
    externalId: 'cms-4711',
  };

  @IsLine()
  @MaxLength(300)
  headline: string;

  @Meaning('HTML; what is not on the allow-list is dropped.')
  @IsText()
  @MinLength(1)
  @MaxLength(1_000_000)
  body: string;
}

/** What `PATCH` takes: only what is to change. */
export class ArticlePatch extends ArticleFields {
  static readonly example: ArticlePatch = { headline: 'The bridge opens on Tuesday', state: 'hidden' };

  @ValidateIf(isSent)
  @IsLine()
  @MaxLength(300)
  headline?: string;

  @Meaning('HTML; what is not on the allow-list is dropped.')
  @ValidateIf(isSent)
  @IsText()
  @MinLength(1)
  @MaxLength(1_000_000)
  body?: string;
}
