import { Injectable } from '@nestjs/common';
import type { AccountViewer } from '../accounts/viewer.js';
import { readClock } from '../platform/clock.js';
import { Database, type Reader } from '../platform/database/database.js';
import type { ClosingCase } from '../policies/closing-facts.js';
import {
  parseClosingPolicy,
  type ClosingPolicy,
  type PolicyLevel,
} from '../policies/closing-policy.rules.js';
import { DaysAhead, previewOf, type Change, type DayAhead, type Effect } from '../policies/preview.rules.js';
import { pausesAt } from '../policies/queue-pressure.rules.js';
import { countWaiting } from '../queues/count-waiting.js';
import { readClosingPolicy, type PolicySubject } from '../policies/set-closing-policy.js';
import { policySubject } from './policy-subject.js';
import {
  closingCaseOf,
  OWN_FACTS,
  sectionFacts,
  siteFacts,
  type OwnFactsRow,
  type SectionFactsRow,
  type SiteFactsRow,
} from './read-closing.js';

/** A thread that would change, by its article. */
interface Example extends Change {
  readonly articleId: string;
  readonly slug: string;
  readonly headline: string;
}

type Counted = Readonly<Record<Effect, { readonly count: number; readonly examples: readonly Example[] }>>;

export interface PolicyPreview {
  /** Of the policy that the draft would replace: saving on it does what is told here, unless something else changes. */
  readonly version: number;
  readonly now: Counted;
  readonly next30Days: Counted;
  /** Of `next30Days`, by the days of the site. */
  readonly days: readonly DayAhead[];
}

type Row = OwnFactsRow & { readonly slug: string; readonly headline: string };

const AT_ONCE = 500;
const MOST_EXAMPLES = 5;

const THREADS = `
  SELECT ${OWN_FACTS}, a.slug, a.headline FROM threads t JOIN articles a ON a.id = t.article_id
  WHERE t.site_id = $1 AND t.id > $2 AND ($3::uuid IS NULL OR t.id = $3) AND ($4::uuid IS NULL OR a.section_id = $4)
  ORDER BY t.id LIMIT ${AT_ONCE}`;

/** Tells what a closing policy would do, before it is saved: every thread of its level goes through `closingOf`. */
@Injectable()
export class PreviewClosingPolicy {
  constructor(private readonly database: Database) {}

  async execute(command: {
    siteId: string;
    by: AccountViewer;
    level: string;
    policy: unknown;
  }): Promise<PolicyPreview> {
    const { siteId, by } = command;
    return this.database.snapshot(async (reader) => {
      const subject = await policySubject(reader, siteId, command.level, by);
      const policy = parseClosingPolicy(subject.level, command.policy);
      const { version } = await readClosingPolicy(reader, subject);
      const now = await readClock(reader);
      const draft = {
        level: subject.level,
        policy,
        queueSince: await queueSinceOf(reader, subject, policy, now),
      };
      const [atOnce, soon] = [new Tally(), new Tally()];
      const above = await levelsAbove(reader, siteId);
      const ahead = new DaysAhead(now, above(null).timeZone);
      for await (const row of threadsOf(reader, subject)) {
        const current = closingCaseOf({ ...row, ...above(row.sectionId), now });
        const preview = previewOf(current, replaced(current, draft), now);
        atOnce.add(row, preview.now === null ? [] : [preview.now]);
        soon.add(row, preview.next30Days);
        for (const change of preview.next30Days) ahead.add(change);
      }
      return { version, now: atOnce.counted(), next30Days: soon.counted(), days: ahead.days };
    });
  }
}

type Above = SiteFactsRow & SectionFactsRow;

const NO_SECTION: SectionFactsRow = { sectionPolicy: null, sectionQueueSince: null };

/** What threads share, read once and one object for all: staffed hours of it are looked at once for all of them. */
async function levelsAbove(reader: Reader, siteId: string): Promise<(sectionId: string | null) => Above> {
  const [site] = await reader.query<SiteFactsRow>(`SELECT ${siteFacts('$1')}`, [siteId]);
  const sections = await reader.query<SectionFactsRow & { id: string }>(
    `SELECT s.id, ${sectionFacts('s.id')} FROM sections s WHERE s.site_id = $1`,
    [siteId],
  );
  const bySection = new Map<string | null, Above>(
    sections.map(({ id, ...section }) => [id, { ...site!, ...section }]),
  );
  const elsewhere = { ...site!, ...NO_SECTION };
  return (sectionId) => bySection.get(sectionId) ?? elsewhere;
}

/** One by one, so that a site of any size is previewed in the same memory. */
async function* threadsOf(reader: Reader, subject: PolicySubject): AsyncGenerator<Row> {
  const { siteId, level, id, threadId } = subject;
  const section = level === 'section' ? id : null;
  let last = '00000000-0000-0000-0000-000000000000';
  for (let full = true; full;) {
    const rows = await reader.query<Row>(THREADS, [siteId, last, threadId, section]);
    yield* rows;
    last = rows.at(-1)?.threadId ?? last;
    full = rows.length === AT_ONCE;
  }
}

interface Draft {
  readonly level: PolicyLevel;
  readonly policy: ClosingPolicy;
  readonly queueSince: Date | null;
}

/** Since when the draft would have the queue pause discussions, with what waits now. */
async function queueSinceOf(
  reader: Reader,
  subject: PolicySubject,
  { queue }: ClosingPolicy,
  now: Date,
): Promise<Date | null> {
  if (queue === undefined || queue === 'off') return null;
  const [row] = await reader.query<{ since: Date | null }>(
    'SELECT queue_since AS since FROM policy_pauses WHERE subject_id = $1 AND level = $2',
    [subject.id, subject.level],
  );
  const since = row?.since ?? null;
  const waiting = await countWaiting(reader, subject, queue.pauseAbove + 1);
  return pausesAt(queue, waiting, since !== null) ? (since ?? now) : null;
}

const replaced = (facts: ClosingCase, { level, policy, queueSince }: Draft): ClosingCase => ({
  ...facts,
  ...(level === 'article' ? { article: { ...facts.article, policy } } : { [level]: policy }),
  queueSince: { ...facts.queueSince, [level]: queueSince },
});

class Tally {
  private readonly effects: Record<Effect, { count: number; examples: Example[] }> = {
    close: { count: 0, examples: [] },
    reopen: { count: 0, examples: [] },
    pause: { count: 0, examples: [] },
  };

  add({ articleId, slug, headline }: Row, changes: readonly Change[]): void {
    for (const change of changes) {
      const of = this.effects[change.effect];
      of.count += 1;
      if (of.examples.length < MOST_EXAMPLES) of.examples.push({ articleId, slug, headline, ...change });
    }
  }

  counted(): Counted {
    return this.effects;
  }
}
