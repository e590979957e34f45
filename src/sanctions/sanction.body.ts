import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { exampleId } from '../platform/http/examples.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { IsText } from '../platform/http/is-text.js';
import { SANCTION_KINDS, type SanctionKind } from './standing.rules.js';

/** Exactly one of these. */
export class SanctionedBody {
  static readonly example: SanctionedBody = { guest: exampleId('guest') };

  @Meaning('The id of an account.')
  @IsOptional()
  @IsUUID()
  account?: string | null;

  @Meaning('The id of a guest.')
  @IsOptional()
  @IsUUID()
  guest?: string | null;

  @Meaning('The id of a comment: the e-mail that its guest typed.')
  @IsOptional()
  @IsUUID()
  emailOf?: string | null;

  @Meaning('The id of a comment: the network that it came from.')
  @IsOptional()
  @IsUUID()
  addressOf?: string | null;

  @Meaning('What guests type as e-mail.')
  @IsOptional()
  @IsString()
  @MaxLength(320)
  email?: string | null;

  @Meaning('A /24 of IPv4 or a /48 of IPv6.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  ipPrefix?: string | null;
}

export class SanctionBody {
  static readonly example: SanctionBody = {
    kind: 'mute',
    on: SanctionedBody.example,
    until: '2030-11-30T12:00:00Z',
    rule: 'abuse',
    note: 'The third time this week.',
    comment: exampleId('comment'),
    removeSince: '2026-11-01T00:00:00Z',
  };

  @IsIn(SANCTION_KINDS)
  kind: SanctionKind;

  @Meaning('On whom: exactly one member.')
  @IsObject()
  @ValidateNested()
  @Type(() => SanctionedBody)
  on: SanctionedBody;

  @Meaning('When it ends. Absent: never by itself.')
  @IsOptional()
  @IsInstant()
  until?: string | null;

  @Meaning('The key of a rule of the comment policy: the author is told it.')
  @IsOptional()
  @IsString()
  @MaxLength(60)
  rule?: string | null;

  @Meaning('For colleagues alone.')
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  note?: string | null;

  @Meaning('The id of the comment that it is for.')
  @IsOptional()
  @IsUUID()
  comment?: string | null;

  @Meaning(
    'Since when what they wrote is removed with it: rejected under the rule, as a bulk decision that has the id of the sanction.',
  )
  @IsOptional()
  @IsInstant()
  removeSince?: string | null;
}
