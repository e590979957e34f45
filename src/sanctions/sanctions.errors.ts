import { BadInput, Problem } from '../platform/errors/problem.js';
import { exampleId } from '../platform/http/examples.js';
import type { StandingSanction } from './standing.rules.js';

type Told = Pick<StandingSanction, 'id' | 'until' | 'ruleTitle'>;

const TOLD: Told = {
  id: exampleId('sanction'),
  until: new Date('2026-11-30T12:00:00Z'),
  ruleTitle: 'Respect',
};
const EXAMPLES: readonly Told[] = [TOLD, { ...TOLD, until: null, ruleTitle: null }];

const membersOf = ({ until, ruleTitle }: Told) => ({
  until: until?.toISOString() ?? null,
  rule: ruleTitle,
  statements: '/me/statements',
});
const untilOf = ({ until }: Told): string => (until === null ? '' : ` until ${until.toISOString()}`);
const ruleOf = ({ ruleTitle }: Told): string => (ruleTitle === null ? '' : ` under the rule "${ruleTitle}"`);

export class AuthorBanned extends Problem {
  static readonly examples = () => EXAMPLES.map((told) => new AuthorBanned(told));

  constructor(told: Told) {
    super(
      403,
      'author_banned',
      'You cannot take part here',
      `Moderators have banned you${untilOf(told)}${ruleOf(told)}. Why, you read at /me/statements.`,
      membersOf(told),
    );
  }
}

export class AuthorMuted extends Problem {
  static readonly examples = () => EXAMPLES.map((told) => new AuthorMuted(told));

  constructor(told: Told) {
    super(
      403,
      'author_muted',
      'You cannot comment for now',
      `Moderators take no comments from you${untilOf(told)}${ruleOf(told)}. Why, you read at /me/statements.`,
      membersOf(told),
    );
  }
}

export class WarningNotAcknowledged extends Problem {
  static readonly examples = () => EXAMPLES.map((told) => new WarningNotAcknowledged(told));

  constructor(told: Told) {
    super(
      403,
      'warning_not_acknowledged',
      'Read the warning first',
      `Moderators have warned you${ruleOf(told)}. Read it at /me/statements and acknowledge it there, then send this again.`,
      { ...membersOf(told), sanction: told.id },
    );
  }
}

export class SanctionTooLong extends Problem {
  constructor() {
    super(
      403,
      'sanction_too_long',
      'Longer than you may',
      'A moderator holds or mutes for at most 30 days: send an earlier "until", or ask a publisher of this site.',
    );
  }
}

export class SanctionOnStaff extends Problem {
  constructor() {
    super(
      403,
      'sanction_on_staff',
      'Not on this colleague',
      'Nobody sanctions themselves, or staff of their own role or above: ask somebody with a greater role.',
    );
  }
}

export class SanctionEndsBefore extends BadInput {
  constructor() {
    super('sanction_ends_before', '"until" is past: name an instant to come, or leave it out.');
  }
}

export class SanctionSubjectUnclear extends BadInput {
  constructor() {
    super(
      'sanction_subject_unclear',
      'Name exactly one of "account", "guest", "emailOf", "addressOf", "email" and "ipPrefix" in "on".',
    );
  }
}

export class IpPrefixInvalid extends BadInput {
  constructor() {
    super(
      'ip_prefix_invalid',
      '"ipPrefix" is the /24 of an IPv4 address or the /48 of an IPv6 one, such as "192.0.2.0/24".',
    );
  }
}

export class WarningWithoutReader extends BadInput {
  constructor() {
    super(
      'warning_without_reader',
      'A warning is for an account or a guest, who acknowledges it: hold or mute an e-mail or an address instead.',
    );
  }
}

export class CommentWithoutTrace extends Problem {
  static readonly examples = () => [new CommentWithoutTrace('e-mail'), new CommentWithoutTrace('address')];

  constructor(what: 'e-mail' | 'address') {
    super(
      409,
      'comment_without_trace',
      'Nothing to go by',
      `No guest's ${what} is kept with this comment (any more): sanction its author by "account" or "guest".`,
    );
  }
}
