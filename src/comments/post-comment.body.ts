import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Meaning } from '../platform/http/documented.js';

class GuestBody {
  @IsString()
  name: string;

  @IsOptional()
  @IsString()
  email?: string | null;
}

/** What `POST /threads/{id}/comments` takes. */
export class PostCommentBody {
  static readonly example: PostCommentBody = { body: 'At *last*.', guest: { name: 'Ada' } };

  @Meaning('Markdown, 1 to 5,000 characters and at most 20,000 bytes.')
  @IsString()
  body: string;

  @Meaning('The comment that it answers.')
  @IsOptional()
  @IsString()
  parentId?: string | null;

  @Meaning('Who writes, where there is no token yet. Labels: they prove nothing.')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => GuestBody)
  guest?: GuestBody | null;

  @Meaning('The version of the comment policy that was read.')
  @IsOptional()
  @IsInt()
  acceptedPolicyVersion?: number | null;

  @Meaning('Staff may write in a closed thread; it is marked on the comment and recorded.')
  @IsOptional()
  @IsBoolean()
  despiteClosed?: boolean | null;
}
