import {
  IsArray,
  IsIn,
  IsOptional,
  IsRFC3339,
  IsString,
  IsUrl,
  Matches,
  MaxLength,
  MinLength,
  ArrayMaxSize,
} from 'class-validator';
import { SLUG_LENGTH } from './slugs.rules.js';

const URL_RULE = { protocols: ['http', 'https'], require_protocol: true, require_tld: false };

/** What `POST /articles` takes. Bounds are refused beyond, never cut. */
export class HostArticleBody {
  @IsString()
  @MinLength(1)
  @MaxLength(300)
  headline: string;

  /** HTML; what is not on the allow-list is dropped. */
  @IsString()
  @MinLength(1)
  @MaxLength(1_000_000)
  body: string;

  @IsOptional()
  @IsString()
  @Matches(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u, { message: 'slug has letters and digits, joined by hyphens' })
  @MaxLength(SLUG_LENGTH)
  slug?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(300)
  byline?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  disclosure?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  editorsNote?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string | null;

  /** Absent: now. Null: not known. */
  @IsOptional()
  @IsRFC3339()
  publishedAt?: string | null;

  @IsOptional()
  @IsUrl(URL_RULE)
  @MaxLength(2_000)
  canonicalUrl?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUrl(URL_RULE, { each: true })
  @MaxLength(2_000, { each: true })
  aliases?: string[] | null;

  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  externalId?: string | null;

  @IsOptional()
  @IsIn(['public', 'hidden'])
  state?: 'public' | 'hidden' | null;
}
