import {
  IsArray,
  IsIn,
  IsOptional,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
  ArrayMaxSize,
} from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { IsLine, IsText } from '../platform/http/is-text.js';
import { SLUG_LENGTH } from './slugs.rules.js';

/** Not shaped like an id: a path that names an article tells them apart. */
const SLUG = /^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/iu;

const URL_RULE = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** What `POST /articles` takes. Bounds are refused beyond, never cut. */
export class HostArticleBody {
  static readonly example: HostArticleBody = {
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

  @IsOptional()
  @IsText()
  @Matches(SLUG, { message: 'slug has letters and digits, joined by hyphens, and is not shaped like an id' })
  @MaxLength(SLUG_LENGTH)
  @Meaning('Absent: made from the headline.')
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
  section?: string | null;

  @Meaning('Absent: now. Null: not known.')
  @IsOptional()
  @IsInstant()
  publishedAt?: string | null;

  @IsOptional()
  @IsUrl(URL_RULE)
  @IsText({ bytes: 2_000 })
  canonicalUrl?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUrl(URL_RULE, { each: true })
  @IsText({ each: true, bytes: 2_000 })
  aliases?: string[] | null;

  @IsOptional()
  @IsLine()
  @MaxLength(200)
  @Meaning('The id that the publisher gave it.')
  externalId?: string | null;

  @IsOptional()
  @IsIn(['public', 'hidden'])
  state?: 'public' | 'hidden' | null;
}
