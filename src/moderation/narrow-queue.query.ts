import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { ListQuery } from '../platform/http/list.query.js';
import { PRIORITIES, type Priority } from '../queues/items.js';

const LANGUAGE = /^(?:[a-z]{2,3}|unknown)$/;
const REASON = /^[A-Za-z-]{1,40}$/;

const SECTION_MEANS = 'The key of a section.';
const LANGUAGE_MEANS = 'A language of texts, as `en`; `unknown`: of those that are too short to tell.';
const REASON_MEANS = 'One of the reasons that the items have, as `links`.';
const PRIORITY_MEANS = 'Only these: 1 comes first, 2 is as usual, 3 comes last.';

/** What a count of queues is narrowed by. */
export class QueuesQuery {
  @Meaning(SECTION_MEANS)
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string | null;

  @Meaning(LANGUAGE_MEANS)
  @IsOptional()
  @Matches(LANGUAGE)
  language?: string | null;

  @Meaning(REASON_MEANS)
  @IsOptional()
  @Matches(REASON)
  reason?: string | null;
}

/** What a list of items is narrowed by. */
export class ItemsQuery extends ListQuery {
  @Meaning(SECTION_MEANS)
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string | null;

  @Meaning(LANGUAGE_MEANS)
  @IsOptional()
  @Matches(LANGUAGE)
  language?: string | null;

  @Meaning(REASON_MEANS)
  @IsOptional()
  @Matches(REASON)
  reason?: string | null;

  @Meaning(PRIORITY_MEANS)
  @IsOptional()
  @Type(() => Number)
  @IsIn(PRIORITIES)
  priority?: Priority | null;
}
