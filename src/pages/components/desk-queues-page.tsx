import type { DeskStart, QueuesPageView } from '../desk/desk-view.js';
import { heldReasonInWords } from '../words/held-reason.js';
import { wordsFor } from '../words/words.js';
import { DeskNotice } from './desk-notice.js';
import { DeskRoot } from './desk-root.js';
import { Field } from './field.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';
import { useWords } from './page-context.js';

/** By which the queues can be narrowed. */
const REASONS = [
  ...['reported', 'links', 'words', 'newcomer', 'mode', 'standing', 'wordpress', 'unreviewed', 'import'],
] as const;

/** Every queue: how much waits, for how long, and the way to the next. */
export function QueuesPage(view: QueuesPageView) {
  const words = wordsFor(view.site.locale).desk;
  return (
    <Page {...view} title={words.heading} description={null} unlisted>
      <OfficeLinks links={view.officeLinks} />
      <DeskRoot start={view.start}>
        <h1>{words.heading}</h1>
        <DeskNotice notice={view.notice} />
        <ul class="desk-queues" role="list">
          {view.queues.map((queue) => (
            <Waiting queue={queue} />
          ))}
        </ul>
        <Narrow narrowing={view.narrowing} sections={view.start.sections} />
      </DeskRoot>
    </Page>
  );
}

export function Waiting({
  queue: { queue, href, count, age, claimAction },
}: {
  queue: QueuesPageView['queues'][number];
}) {
  const words = useWords().desk;
  const name = words.queues[queue];
  return (
    <li data-queue={queue} data-count={count}>
      <div>
        <h2>
          <a href={href}>{name}</a>
        </h2>
        <p class="byline">
          {count === 0 ? words.nothing : words.waiting(count)}
          {age !== null && `, ${words.oldest(age)}`}
        </p>
      </div>
      {count > 0 && (
        <form method="post" action={claimAction}>
          <button type="submit" class="primary" aria-label={words.claimOf(name)}>
            {words.claim}
          </button>
        </form>
      )}
    </li>
  );
}

/** @param isFolded its heading is what unfolds it */
export function Narrow({
  narrowing,
  sections,
  isFolded = false,
}: Pick<QueuesPageView, 'narrowing'> & Pick<DeskStart, 'sections'> & { isFolded?: boolean }) {
  const all = useWords();
  const words = all.desk;
  return (
    <form class="narrow" method="get" action="/console">
      {!isFolded && <h2>{words.narrow}</h2>}
      <div class="pair">
        {sections.length > 0 && (
          <Field id="narrow-section" label={words.section}>
            <select id="narrow-section" name="section">
              <option value="">{words.any}</option>
              {sections.map(({ key, name }) => (
                <option value={key} selected={key === narrowing.section}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field id="narrow-reason" label={words.reason}>
          <select id="narrow-reason" name="reason">
            <option value="">{words.any}</option>
            {REASONS.map((reason) => (
              <option value={reason} selected={reason === narrowing.reason}>
                {heldReasonInWords(all, reason)}
              </option>
            ))}
          </select>
        </Field>
        <Field id="narrow-language" label={words.language} hint={words.languageHint}>
          <input
            id="narrow-language"
            name="language"
            value={narrowing.language ?? ''}
            maxLength={7}
            autocomplete="off"
            autocapitalize="none"
          />
        </Field>
      </div>
      <p class="row">
        <button type="submit">{words.apply}</button>
        {Object.values(narrowing).some(Boolean) && <a href="/console">{words.everything}</a>}
      </p>
    </form>
  );
}
