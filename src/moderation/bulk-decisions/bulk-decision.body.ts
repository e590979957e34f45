import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  DECISION_ACTIONS,
  STATUSES,
  type DecisionAction,
  type Status,
} from '../../comments/comment-status.rules.js';
import { Meaning } from '../../platform/http/documented.js';
import { IsInstant } from '../../platform/http/is-instant.js';
import { IsText } from '../../platform/http/is-text.js';
import { QUEUES, type Queue } from '../../queues/items.js';

class NamedComment {
  @IsUUID('all')
  id: string;

  @Meaning('The revision that was looked at.')
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  revision: number;
}

/** Which comments: all that is named must hold. */
export class CommentFilterBody {
  @Meaning('Of those that wait in this queue.')
  @IsOptional()
  @IsIn(QUEUES)
  queue?: Queue | null;

  @IsOptional()
  @IsIn(STATUSES)
  status?: Status | null;

  @Meaning('The key of a section.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string | null;

  @Meaning('The id of an account or a guest.')
  @IsOptional()
  @IsUUID('all')
  author?: string | null;

  @Meaning('The id of an article.')
  @IsOptional()
  @IsUUID('all')
  article?: string | null;

  @Meaning('A reason for which they wait, such as `links`.')
  @IsOptional()
  @IsText()
  @MaxLength(60)
  reason?: string | null;

  @Meaning('Posted at this instant or later.')
  @IsOptional()
  @IsInstant()
  postedAfter?: string | null;

  @Meaning('Posted before this instant.')
  @IsOptional()
  @IsInstant()
  postedBefore?: string | null;
}

/** What `POST /moderation/bulk-decisions` takes. */
export class BulkDecisionBody {
  static readonly example: BulkDecisionBody = {
    filter: { queue: 'held', reason: 'links', postedAfter: '2026-11-20T00:00:00+01:00' },
    action: 'reject',
    rule: 'spam',
    note: 'The same shop again.',
  };

  @Meaning('Comments as they were looked at; or else a filter.')
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ArrayUnique(({ id }: NamedComment) => String(id).toLowerCase())
  @ValidateNested({ each: true })
  @Type(() => NamedComment)
  ids?: NamedComment[] | null;

  @Meaning('Comments as they are now: all that is named must hold.')
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CommentFilterBody)
  filter?: CommentFilterBody | null;

  @IsIn(DECISION_ACTIONS)
  action: DecisionAction;

  @Meaning('The key of a rule of the comment policy; required to reject.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  rule?: string | null;

  @Meaning('For colleagues, on each of the decisions.')
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  note?: string | null;
}
