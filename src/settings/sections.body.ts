import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, Matches, MaxLength, ValidateNested } from 'class-validator';
import { IsLine } from '../platform/http/is-text.js';

class SectionBody {
  @Matches(/^[a-z0-9]+(-[a-z0-9]+)*$/, { message: 'key has lower-case letters, digits and hyphens' })
  @MaxLength(60)
  key: string;

  @IsLine()
  @MaxLength(100)
  name: string;
}

export class SectionsBody {
  static readonly example: SectionsBody = {
    items: [
      { key: 'city', name: 'City' },
      { key: 'sport', name: 'Sport' },
    ],
  };

  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((section?: Partial<SectionBody>) => section?.key)
  @ValidateNested({ each: true })
  @Type(() => SectionBody)
  items: SectionBody[];
}
