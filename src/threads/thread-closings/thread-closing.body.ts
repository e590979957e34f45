import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Meaning } from '../../platform/http/documented.js';
import { IsInstant } from '../../platform/http/is-instant.js';
import { IsText } from '../../platform/http/is-text.js';

/** Which threads: all that is named must hold. */
export class ThreadFilter {
  @Meaning('The key of a section.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string | null;

  @Meaning('Articles published before this instant; one without a date is none.')
  @IsOptional()
  @IsInstant()
  publishedBefore?: string | null;

  @Meaning('Articles published at this instant or later; one without a date is none.')
  @IsOptional()
  @IsInstant()
  publishedAfter?: string | null;

  @Meaning(
    'The last comment arrived before this instant; where none has, the article was published before it.',
  )
  @IsOptional()
  @IsInstant()
  lastCommentBefore?: string | null;

  @Meaning('Ids of articles.')
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsUUID('all', { each: true })
  articles?: string[] | null;

  @Meaning('True: every thread that the rest of the filter lets through. Needed where nothing else is named.')
  @IsOptional()
  @IsBoolean()
  all?: boolean | null;
}

/** What `POST /threads/closings` takes. */
export class ThreadClosingBody {
  static readonly example: ThreadClosingBody = {
    filter: { section: 'sport', publishedBefore: '2026-10-01T00:00:00+02:00' },
    message: 'This discussion has ended.',
    reason: 'End of the season.',
  };

  @Meaning('Which threads: all that is named must hold.')
  @IsObject()
  @ValidateNested()
  @Type(() => ThreadFilter)
  filter: ThreadFilter;

  @Meaning('Absent: close.')
  @IsOptional()
  @IsIn(['close', 'reopen'])
  action?: 'close' | 'reopen' | null;

  @Meaning('Of a close: what readers are told, at most 300 characters. Absent: the default.')
  @IsOptional()
  @IsText()
  message?: string | null;

  @Meaning('Of a close, for the record; readers do not see it.')
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  reason?: string | null;

  @Meaning('Of a close: when. Absent: as soon as it is run.')
  @IsOptional()
  @IsInstant()
  at?: string | null;

  @Meaning('Of a reopening: when it ends. Absent: without an end.')
  @IsOptional()
  @IsInstant()
  until?: string | null;
}
