import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** What every list takes: where to go on, and how much. */
export class ListQuery {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string | null;

  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit?: number;
}

export const LIST_LIMIT = 50;
