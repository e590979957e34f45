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
import { IsInstant } from '../platform/http/is-instant.js';
import { IsLine, IsText } from '../platform/http/is-text.js';
import { SLUG_LENGTH } from './slugs.rules.js';

/** Not shaped like an id: a path that names an article tells them apart. */
const SLUG = /^(?![0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$)[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/iu;

const URL_RULE = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** What `POST /articles` takes. Bounds are refused beyond, never cut. */
export class HostArticleBody {
  @IsLine()
  @MaxLength(300)
  headline: string;

  /** HTML; what is not on the allow-list is dropped. */
  @IsText()
  @MinLength(1)
  @MaxLength(1_000_000)
  body: string;

  @IsOptional()
  @IsText()
  @Matches(SLUG, { message: 'slug has letters and digits, joined by hyphens, and is not shaped like an id' })
  @MaxLength(SLUG_LENGTH)
  slug?: string | null;

  @IsOptional()
  @IsLine()
  @MaxLength(300)
  byline?: string | null;

  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  disclosure?: string | null;

  @IsOptional()
  @IsText()
  @MaxLength(20_000)
  editorsNote?: string | null;

  @IsOptional()
  @IsLine()
  @MaxLength(60)
  section?: string | null;

  /** Absent: now. Null: not known. */
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
  externalId?: string | null;

  @IsOptional()
  @IsIn(['public', 'hidden'])
  state?: 'public' | 'hidden' | null;
}
