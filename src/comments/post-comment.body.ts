import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';

class GuestBody {
  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  email?: string | null;
}

/** What `POST /threads/{id}/comments` takes. */
export class PostCommentBody {
  /** Markdown. */
  @IsString()
  body: string;

  @IsOptional()
  @IsString()
  parentId?: string | null;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GuestBody)
  guest?: GuestBody | null;

  @IsOptional()
  @IsInt()
  acceptedPolicyVersion?: number | null;

  /** Staff may write in a closed thread; it is marked on the comment and recorded. */
  @IsOptional()
  @IsBoolean()
  despiteClosed?: boolean | null;
}
