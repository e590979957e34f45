import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { IsLine, IsText } from '../platform/http/is-text.js';
import { COMMENT_POLICY_EXAMPLE } from './policies.examples.js';

class RuleBody {
  @Meaning('Stays the same over all versions: decisions cite it.')
  @Matches(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/)
  key: string;

  @IsLine()
  @MaxLength(200)
  title: string;

  @IsText()
  @MaxLength(5_000)
  text: string;
}

/** The next version of a comment policy, as a publisher sends it. */
export class CommentPolicyBody {
  static readonly example: CommentPolicyBody = {
    title: COMMENT_POLICY_EXAMPLE.title,
    body: COMMENT_POLICY_EXAMPLE.body,
    acceptance: 'explicit',
    rules: [...COMMENT_POLICY_EXAMPLE.rules],
  };

  @IsLine()
  @MaxLength(200)
  title: string;

  @Meaning('Plain text; paragraphs stand apart by an empty line.')
  @IsText()
  @MaxLength(20_000)
  body: string;

  @Meaning(
    '`implied`, the default: posting accepts it. `explicit`: readers say so once, before they post again.',
  )
  @IsOptional()
  @IsIn(['implied', 'explicit'])
  acceptance?: 'implied' | 'explicit';

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ArrayUnique((rule: RuleBody) => rule?.key)
  @ValidateNested({ each: true })
  @Type(() => RuleBody)
  rules: RuleBody[];
}

export class PublishBody {
  static readonly example: PublishBody = { announceDays: 14 };

  @Meaning('For so many days, discussions tell of the change: 0 to 90; 14, if absent.')
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(90)
  announceDays?: number;
}

/** As sent: a form writes a letter of three bytes in nine. */
export const POLICY_BYTES = 1_572_864;

const MOST_VERSIONS = 999_999_999;

export class ComparedVersions {
  @Meaning('A published version.')
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  from: number;

  @Meaning('Another; what it has more is `added`.')
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MOST_VERSIONS)
  to: number;
}
