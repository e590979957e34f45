import type { Arrivals, ClosingCase, ManualState } from '../../src/policies/closing-facts.js';
import type { ClosingPolicy, PolicyLevel } from '../../src/policies/closing-policy.rules.js';
import type { TestService } from './service.js';

/** While a request was under way, by the service's clock. */
export interface Span {
  readonly sent: number;
  readonly answered: number;
}

/** Where an article stood, as the publisher who put it there was answered: the record names the fields alone. */
export interface Standing {
  readonly section: string | null;
  readonly publishedAt: Date | null;
}

/** An article, and what became of it one change after the other. */
export interface NotedArticle {
  readonly id: string;
  readonly first: Standing;
  readonly changes: (Span & { readonly standing: Standing })[];
}

interface Change<Fact> {
  readonly at: number;
  /** By when everyone saw it, where that was later. */
  readonly settled?: number;
  readonly fact: Fact;
}

/** A fact over time. */
class History<Fact> {
  constructor(
    private readonly first: Fact,
    private readonly changes: readonly Change<Fact>[],
  ) {}

  /** All that it may have been; where it changed in the millisecond that is asked for, before and after. */
  between(from: number, until: number): Fact[] {
    const surely = this.changes.findLastIndex(({ at, settled = at }) => settled < from);
    const perhaps = this.changes.findLastIndex(({ at }) => at <= until);
    const facts = [this.first, ...this.changes.map(({ fact }) => fact)];
    return facts.slice(surely + 1, Math.max(surely, perhaps) + 2);
  }
}

/** What was set on a thread by hand. */
interface ByHand {
  readonly manual: ManualState | null;
  readonly closeAt: Date | null;
}

interface Deed {
  readonly action: string;
  readonly subjectId: string;
  readonly at: Date;
  readonly detail: { readonly closeAt?: string; readonly until?: string; readonly fields?: string[] };
}

interface PauseEvent {
  readonly event: string;
  readonly subjectId: string;
  readonly at: Date;
}

export interface Arrival {
  readonly id: string;
  readonly threadId: string;
  readonly at: Date;
  /** In its thread before it. */
  readonly before: Arrivals;
}

const NONE: Arrivals = { count: 0, lastAt: null };

/** When threads were open, worked out a second time from what is on record: policies, deeds, events and comments. */
export class ClosingRecord {
  private constructor(
    private readonly siteId: string,
    private readonly timeZone: string,
    private readonly sections: ReadonlyMap<string | null, string>,
    private readonly articles: ReadonlyMap<string, { id: string; standing: History<Standing> }>,
    private readonly policies: ReadonlyMap<string, History<ClosingPolicy | null>>,
    private readonly byHand: ReadonlyMap<string, History<ByHand>>,
    private readonly pauses: ReadonlyMap<string, History<Date | null>>,
    readonly arrivals: readonly Arrival[],
  ) {}

  /**
   * @param noted the articles by their threads
   * @param spans of all requests: a pause is dated before it is committed, and surely seen once its request is answered
   */
  static async read(
    { database, siteId }: TestService,
    noted: ReadonlyMap<string, NotedArticle>,
    spans: readonly Span[],
  ): Promise<ClosingRecord> {
    const [site] = await database.query<{ timeZone: string }>(
      'SELECT time_zone AS "timeZone" FROM sites WHERE id = $1',
      [siteId],
    );
    const sections = await database.query<{ key: string; id: string }>('SELECT key, id FROM sections');
    const policies = await database.query<PolicyVersion>(
      `SELECT subject_id AS "subjectId", policy, set_at AS at FROM closing_policies ORDER BY version`,
    );
    const deeds = await database.query<Deed>(
      `SELECT action, subject_id AS "subjectId", at, detail FROM audit_records
       WHERE action IN ('thread.close', 'thread.reopen', 'article.update') ORDER BY at, id`,
    );
    // Not by their instants, which are read before the wait for the row of the limits.
    const pauses = await database.query<PauseEvent>(
      `SELECT event, subject_id AS "subjectId", created_at AS at FROM outbox
       WHERE event IN ('thread.paused', 'thread.reopened') AND detail ->> 'because' = 'queue' ORDER BY id`,
    );
    const deedsOf = grouped(deeds);
    return new ClosingRecord(
      siteId,
      site!.timeZone,
      new Map(sections.map(({ key, id }) => [key, id])),
      mapped(noted, ({ id, ...article }) => ({ id, standing: standingsOf(article, deedsOf.get(id) ?? []) })),
      mapped(grouped(policies), policiesOf),
      new Map([...noted.keys()].map((id) => [id, byHandOf(deedsOf.get(id) ?? [])])),
      mapped(grouped(pauses), (events) => pausesOf(events, spans)),
      await readArrivals(database),
    );
  }

  /** Every case that a thread may have been in at some instant of these; one, where nothing changed meanwhile. */
  casesBetween(threadId: string, from: number, until: number, before?: Arrivals): ClosingCase[] {
    const { id: articleId, standing } = this.articles.get(threadId)!;
    const policy = (id: string | undefined): (ClosingPolicy | null)[] =>
      this.policies.get(id ?? '')?.between(from, until) ?? [null];
    const pause = (id: string | undefined): (Date | null)[] =>
      this.pauses.get(id ?? '')?.between(from, until) ?? [null];
    const arrivals = before === undefined ? this.arrivalsOf(threadId).between(from, until) : [before];
    return standing.between(from, until).flatMap(({ section: key, publishedAt }) => {
      const sectionId = this.sections.get(key);
      return product({
        site: policy(this.siteId),
        section: policy(sectionId),
        article: policy(articleId).map((one) => ({ policy: one, publishedAt })),
        thread: product({
          byHand: this.byHand.get(threadId)!.between(from, until),
          arrivals,
        }).map(({ byHand, arrivals: arrived }) => ({ ...byHand, message: null, arrivals: arrived })),
        timeZone: [this.timeZone],
        queueSince: product<Record<PolicyLevel, Date | null>>({
          site: pause(this.siteId),
          section: pause(sectionId),
          article: pause(threadId),
        }),
      });
    });
  }

  private arrivalsOf(threadId: string): History<Arrivals> {
    const own = this.arrivals.filter((arrival) => arrival.threadId === threadId);
    return historyOf(NONE, own, ({ at, before }) => ({ count: before.count + 1, lastAt: at }));
  }
}

const historyOf = <Fact, Row extends { readonly at: Date }>(
  first: Fact,
  rows: readonly Row[],
  factOf: (row: Row) => Fact,
): History<Fact> =>
  new History(
    first,
    rows.map((row) => ({ at: row.at.getTime(), fact: factOf(row) })),
  );

interface PolicyVersion {
  readonly subjectId: string;
  readonly policy: ClosingPolicy;
  readonly at: Date;
}

const policiesOf = (versions: readonly PolicyVersion[]): History<ClosingPolicy | null> =>
  historyOf<ClosingPolicy | null, PolicyVersion>(null, versions, ({ policy }) => policy);

function byHandOf(deeds: readonly Deed[]): History<ByHand> {
  let standing: ByHand = { manual: null, closeAt: null };
  const first = standing;
  return historyOf(first, deeds, (deed) => (standing = afterDeed(standing, deed)));
}

function afterDeed({ manual, closeAt }: ByHand, { action, at, detail }: Deed): ByHand {
  if (action === 'thread.reopen') {
    const until = detail.until === undefined ? null : new Date(detail.until);
    return { manual: { state: 'open', since: at, until }, closeAt: until === null ? null : closeAt };
  }
  const then = detail.closeAt === undefined ? at : new Date(detail.closeAt);
  if (then <= at) return { manual: { state: 'closed', since: at, until: null }, closeAt: null };
  if (manual?.state !== 'open') return { manual, closeAt: then };
  const until = manual.until !== null && manual.until < then ? manual.until : then;
  return { manual: { ...manual, until }, closeAt: then };
}

/** One change of an article comes after the other, so each deed lies in the span of its own. */
const standingsOf = (
  { first, changes }: Omit<NotedArticle, 'id'>,
  deeds: readonly Deed[],
): History<Standing> =>
  historyOf(first, deeds, ({ at }) => {
    const change = changes.find(({ sent, answered }) => sent <= at.getTime() && at.getTime() <= answered);
    if (change === undefined) throw new Error(`nobody noted the change of an article at ${at.toISOString()}`);
    return change.standing;
  });

const pausesOf = (events: readonly PauseEvent[], spans: readonly Span[]): History<Date | null> =>
  new History<Date | null>(
    null,
    events.map(({ event, at: instant }) => {
      const at = instant.getTime();
      const underWay = spans.filter(({ sent, answered }) => sent <= at && at <= answered);
      const settled = Math.max(at, ...underWay.map(({ answered }) => answered));
      return { at, settled, fact: event === 'thread.paused' ? instant : null };
    }),
  );

async function readArrivals(database: TestService['database']): Promise<Arrival[]> {
  const rows = await database.query<Omit<Arrival, 'before'> & { count: number; lastAt: Date | null }>(
    `SELECT id, thread_id AS "threadId", created_at AS at, (row_number() OVER one)::integer - 1 AS count,
       lag(created_at) OVER one AS "lastAt"
     FROM comments WINDOW one AS (PARTITION BY thread_id ORDER BY position)`,
  );
  return rows.map(({ count, lastAt, ...arrival }) => ({ ...arrival, before: { count, lastAt } }));
}

function grouped<Row extends { readonly subjectId: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.subjectId, [...(groups.get(row.subjectId) ?? []), row]);
  return groups;
}

const mapped = <Key, Value, Other>(
  map: ReadonlyMap<Key, Value>,
  of: (value: Value) => Other,
): Map<Key, Other> => new Map([...map].map(([key, value]) => [key, of(value)]));

/** Every choice of one of each. */
function product<Choice extends object>(choices: {
  readonly [Name in keyof Choice]: readonly Choice[Name][];
}): Choice[] {
  let products: Partial<Choice>[] = [{}];
  for (const [name, values] of Object.entries(choices) as [keyof Choice, Choice[keyof Choice][]][])
    products = products.flatMap((one) => values.map((value) => ({ ...one, [name]: value })));
  return products as Choice[];
}
