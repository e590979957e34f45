import { Body, Controller, Header, Post } from '@nestjs/common';
import { EmailInvalid, NotAllowed } from '../accounts/accounts.errors.js';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { NotHere } from '../platform/errors/problem.js';
import { Documented } from '../platform/http/documented.js';
import { IdempotencyKeyHeader } from '../platform/http/idempotency-key.js';
import { RuleUnknown } from '../policies/policies.errors.js';
import { SanctionBody } from '../sanctions/sanction.body.js';
import {
  CommentWithoutTrace,
  IpPrefixInvalid,
  SanctionEndsBefore,
  SanctionOnStaff,
  SanctionSubjectUnclear,
  SanctionTooLong,
  WarningWithoutReader,
} from '../sanctions/sanctions.errors.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { TooMany } from './bulk-decisions/bulk-decisions.errors.js';
import { RuleRequired } from './moderation.errors.js';
import { SANCTIONED_EXAMPLES } from './moderation.examples.js';
import { SanctionAuthor } from './sanction-author.js';

@Controller('api/v1/moderation')
export class SanctionAuthorController {
  constructor(private readonly sanctionAuthor: SanctionAuthor) {}

  @Post('sanctions')
  @Requires('sanction authors')
  @Header('cache-control', 'private, no-store')
  @Documented({
    does: 'Sanctions an author',
    more: '`warn` asks for an acknowledgement before the next comment, `hold` holds all that they write, `mute` refuses it, `ban` refuses likes and reports too. A moderator holds and mutes for up to 30 days; a publisher for longer, and bans. An e-mail is what guests type, and an address hits everybody there but staff. With `removeSince`, what they wrote since goes with it, and comes back by `POST /moderation/bulk-decisions/{id of the sanction}/undo`.',
    answers: { says: 'The sanction, and what it removes', examples: SANCTIONED_EXAMPLES },
    refuses: [
      ...[SanctionTooLong, SanctionOnStaff, SanctionEndsBefore, SanctionSubjectUnclear, IpPrefixInvalid],
      ...[WarningWithoutReader, CommentWithoutTrace, EmailInvalid, RuleUnknown, NotAllowed, NotHere],
      ...[RuleRequired, TooMany],
    ],
  })
  impose(
    @Site() { id: siteId }: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: SanctionBody,
    @IdempotencyKeyHeader() idempotencyKey: string | null,
  ): Promise<object> {
    return this.sanctionAuthor.execute({ siteId, by, body, idempotencyKey });
  }
}
