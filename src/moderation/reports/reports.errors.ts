import type { ReportStatus } from '../../comments/own-reports.js';
import { BadInput, Problem } from '../../platform/errors/problem.js';

export class OwnComment extends Problem {
  constructor() {
    super(
      403,
      'own_comment',
      'Your own comment',
      'This comment is yours: withdraw it where it should not stand.',
    );
  }
}

export class ReasonUnknown extends BadInput {
  static readonly examples = () => [new ReasonUnknown(['abuse', 'off-topic', 'spam', 'illegal', 'other'])];

  constructor(keys: readonly string[]) {
    super('report_reason_unknown', `A report here names one of these reasons: ${keys.join(', ')}.`, {
      reasons: keys,
    });
  }
}

const BECAME: Readonly<Record<ReportStatus, string>> = {
  open: 'a moderator has yet to look at it',
  upheld: 'the comment was removed',
  dismissed: 'a moderator looked at the comment, and it stayed',
  withdrawn: 'its author has withdrawn the comment',
};

export class AlreadyReported extends Problem {
  static readonly examples = () => [new AlreadyReported('open')];

  constructor(reportStatus: ReportStatus) {
    super(
      409,
      'already_reported',
      'Reported already',
      `You have reported this comment before: ${BECAME[reportStatus]}. Once is enough.`,
      { reportStatus },
    );
  }
}

export class TooManyReports extends Problem {
  static readonly examples = () => [new TooManyReports(20, 5_400)];

  constructor(most: number, seconds: number) {
    const minutes = Math.ceil(seconds / 60);
    const wait = minutes < 120 ? `${minutes} min` : `${Math.ceil(minutes / 60)} hours`;
    super(
      429,
      'too_many_reports',
      'Enough for today',
      `One person sends at most ${most} reports in 24 hours. Report the next one in ${wait}.`,
      {},
      { 'retry-after': String(seconds) },
    );
  }
}

export class ReportsMuted extends Problem {
  static readonly examples = () => [new ReportsMuted(new Date('2026-11-09T09:20:00Z'))];

  /** @param until null: for good */
  constructor(until: Date | null) {
    const when = until === null ? 'any more' : `until ${until.toISOString()}`;
    super(
      403,
      'reports_muted',
      'No reports from you',
      `Moderators of this site take no reports from you ${when}. Write to the site where something is wrong.`,
      { until: until?.toISOString() ?? null },
    );
  }
}

export class StaffNotMuted extends Problem {
  constructor() {
    super(
      403,
      'staff_not_muted',
      'They work here',
      'Reports of moderators, publishers and admins are always taken: speak to them, or to an admin.',
    );
  }
}

export class MuteIsPast extends BadInput {
  constructor() {
    super(
      'until_is_past',
      '"until" lies in the past: name an instant to come, or null to mute them for good.',
    );
  }
}
