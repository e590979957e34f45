import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';
import { ORDERS, type Order } from '../comments/cursors.rules.js';
import { Meaning } from '../platform/http/documented.js';

/** Which part of a discussion is shown, and what is told besides. */
export class ArticlePageQuery {
  @IsOptional()
  @IsIn(ORDERS)
  sort?: Order;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string | null;

  @Meaning('Only this top-level comment, with all its replies: by its id.')
  @IsOptional()
  @IsString()
  @MaxLength(200)
  replies?: string | null;

  @Meaning('The form answers this comment: by its id.')
  @IsOptional()
  @IsString()
  @MaxLength(200)
  'reply-to'?: string | null;

  @Meaning("Tells what became of this comment, the viewer's own: by its id.")
  @IsOptional()
  @IsString()
  @MaxLength(200)
  posted?: string | null;

  @Meaning('Tells that the viewer has reported this comment: by its id.')
  @IsOptional()
  @IsString()
  @MaxLength(200)
  reported?: string | null;

  @Meaning(
    'A revision of the thread that the reader knows of, from an event or an answer: an older page is not sent.',
  )
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  seen?: number | null;
}
