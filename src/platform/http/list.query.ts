import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Meaning } from './documented.js';

/** What every list takes: where to go on, and how much. */
export class ListQuery {
  @Meaning('Where to go on: the `nextCursor` of the page before.')
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string | null;

  @Meaning('How many at most.')
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export const LIST_LIMIT = 50;
