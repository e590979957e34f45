import { evidenceInWords } from '../desk/evidence.rules.js';
import type { PlainCard as Card } from '../desk/desk-view.js';
import { heldReasonInWords } from '../words/held-reason.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';
import { Passages } from './passages.js';

const REPORTS_SHOWN = 3;

/** Why it is here, and what every check said of its text. */
export function CardWhy({ card }: { card: Card }) {
  const words = useWords();
  const { item, trace, revisions } = card;
  const source = revisions.at(-1)!.source;
  const reasons = item?.reasons ?? [];
  return (
    <section aria-labelledby="why-heading">
      {reasons.length > 0 && (
        <>
          <h2 id="why-heading">{words.desk.why}</h2>
          <ul class="reasons">
            {reasons.map(({ reason, evidence }) => {
              const by = evidenceInWords(words, evidence, source);
              return (
                <li>
                  {heldReasonInWords(words, reason)}
                  {by !== '' && ` (${by})`}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {trace.length > 0 && (
        <details>
          <summary id={reasons.length > 0 ? undefined : 'why-heading'}>{words.card.checks}</summary>
          <ul>
            {trace.map(({ check, verdict, evidence }) => {
              const by = evidenceInWords(words, evidence, source);
              return (
                <li>
                  {words.card.check[check] ?? check}: {words.card.verdict[verdict] ?? verdict}
                  {by !== '' && ` (${by})`}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </section>
  );
}

/** What readers said of it. */
export function CardReports({ card: { reports, revisions } }: { card: Card }) {
  const words = useWords().card;
  if (reports.length === 0) return null;
  const current = revisions.at(-1)!.revision;
  const rest = reports.slice(REPORTS_SHOWN);
  return (
    <section aria-labelledby="reports-heading">
      <h2 id="reports-heading">{words.reports}</h2>
      <Reports reports={reports.slice(0, REPORTS_SHOWN)} current={current} />
      {rest.length > 0 && (
        <details>
          <summary>{words.moreReports(rest.length)}</summary>
          <Reports reports={rest} current={current} />
        </details>
      )}
    </section>
  );
}

function Reports({ reports, current }: { reports: Card['reports']; current: number }) {
  const words = useWords().card;
  return (
    <ul class="desk-list" role="list">
      {reports.map(({ title, text, by, weight, createdAt, textRevision, status }) => (
        <li>
          <p>
            <b dir="auto">{title}</b>
          </p>
          {text !== null && (
            <p class="plain" dir="auto">
              {text}
            </p>
          )}
          <p class="comment-meta">
            <bdi>{by.name}</bdi>, <Moment at={createdAt} withTime /> · {words.report.weight(weight)} ·{' '}
            {words.report.status[status]}
            {textRevision !== current && ` · ${words.report.ofText}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What its author made of it since the first text. */
export function CardChanges({ card: { revisions } }: { card: Card }) {
  const words = useWords().card;
  if (revisions.length < 2) return null;
  return (
    <section aria-labelledby="changes-heading">
      <h2 id="changes-heading">{words.changes}</h2>
      <ol class="desk-list diff" role="list">
        {revisions.toReversed().map(({ createdAt, source, difference }) => (
          <li>
            <p class="comment-meta">
              {difference === null && `${words.firstText}, `}
              <Moment at={createdAt} withTime />
            </p>
            <p class="plain" dir="auto">
              {difference === null ? source : <Passages passages={difference} />}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What colleagues decided before. */
export function CardDecisions({ card: { decisions, policy } }: { card: Card }) {
  const words = useWords().card;
  if (decisions.length === 0) return null;
  const titles = new Map(policy.rules.map(({ key, title }) => [key, title]));
  return (
    <section aria-labelledby="decisions-heading">
      <h2 id="decisions-heading">{words.decisions}</h2>
      <ol class="desk-list" role="list">
        {decisions.map(({ action, rule, decidedBy, decidedAt, note, undone }) => (
          <li>
            <p>
              <b>{words.decided[action]}</b> {words.by} <bdi>{decidedBy.name}</bdi>
              {rule !== null && (
                <>
                  {' · '}
                  {words.rule}: <bdi>{titles.get(rule) ?? rule}</bdi>
                </>
              )}
            </p>
            {note !== null && (
              <p class="plain" dir="auto">
                {note}
              </p>
            )}
            <p class="comment-meta">
              <Moment at={decidedAt} withTime />
              {undone !== null && (
                <>
                  {' · '}
                  {words.undone} <bdi>{undone.by.name}</bdi>, <Moment at={undone.at} withTime />
                </>
              )}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
