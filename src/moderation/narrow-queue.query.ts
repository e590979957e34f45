import { applyDecorators } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { ListQuery } from '../platform/http/list.query.js';
import { PRIORITIES, type Priority } from '../queues/items.js';

const LANGUAGE = /^(?:[a-z]{2,3}|unknown)$/;
const REASON = /^[A-Za-z-]{1,40}$/;

const IsSectionKey = (): PropertyDecorator =>
  applyDecorators(Meaning('The key of a section.'), IsOptional(), IsString(), MaxLength(60));
const IsLanguage = (): PropertyDecorator =>
  applyDecorators(
    Meaning('A language of texts, as `en`; `unknown`: of those that are too short to tell.'),
    IsOptional(),
    Matches(LANGUAGE),
  );
const IsReason = (): PropertyDecorator =>
  applyDecorators(
    Meaning('One of the reasons that the items have, as `links`.'),
    IsOptional(),
    Matches(REASON),
  );

/** What a count of queues is narrowed by. */
export class QueuesQuery {
  @IsSectionKey()
  section?: string | null;

  @IsLanguage()
  language?: string | null;

  @IsReason()
  reason?: string | null;
}

/** What a list of items is narrowed by. */
export class ItemsQuery extends ListQuery {
  @IsSectionKey()
  section?: string | null;

  @IsLanguage()
  language?: string | null;

  @IsReason()
  reason?: string | null;

  @Meaning('Only these: 1 comes first, 2 is as usual, 3 comes last.')
  @IsOptional()
  @Type(() => Number)
  @IsIn(PRIORITIES)
  priority?: Priority | null;
}
