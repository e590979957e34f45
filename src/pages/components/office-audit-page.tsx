import type { AuditPageView, DeedView } from '../office/audit-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { More, OfficePage } from './office-page.js';
import { useWords } from './page-context.js';

/** What privileged people did, newest first. */
export function AuditPage(view: AuditPageView) {
  const words = wordsFor(view.site.locale).audit;
  return (
    <OfficePage view={view} title={words.heading} explain={words.explain} notice={null}>
      <Filter view={view} />
      {view.deeds.length === 0 ? (
        <p class="empty">{words.none}</p>
      ) : (
        <ol class="deeds" role="list">
          {view.deeds.map((deed) => (
            <Deed deed={deed} />
          ))}
        </ol>
      )}
      <p>
        <a class="standing" href={view.csvHref} download>
          {words.csv}
        </a>
      </p>
      <More href={view.moreHref} words={words.more} />
    </OfficePage>
  );
}

function Filter({ view: { filter, staff, everythingHref } }: { view: AuditPageView }) {
  const { audit: words, discussions } = useWords();
  const actions: Readonly<Record<string, string>> = words.actions;
  const isUnlisted = filter.action !== '' && !(filter.action in actions);
  return (
    <form class="filter" method="get" action="/console/audit" role="search">
      <div class="field">
        <label for="audit-actor">{words.who}</label>
        <select id="audit-actor" name="actor">
          <option value="">{words.anybody}</option>
          {staff.map(({ id, name }) => (
            <option value={id} selected={id === filter.actor}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="audit-action">{words.what}</label>
        <select id="audit-action" name="action">
          <option value="">{words.anything}</option>
          {isUnlisted && (
            <option value={filter.action} selected>
              {filter.action}
            </option>
          )}
          {Object.entries(actions).map(([action, name]) => (
            <option value={action} selected={action === filter.action}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {(['from', 'to'] as const).map((name) => (
        <div class="field">
          <label for={`audit-${name}`}>{words[name]}</label>
          <input id={`audit-${name}`} type="date" name={name} value={filter[name]} />
        </div>
      ))}
      <div class="field">
        <label for="audit-subject">
          {words.subject} <span class="hint">{words.subjectHint}</span>
        </label>
        <input id="audit-subject" name="subject" value={filter.subject} maxLength={36} autocomplete="off" />
      </div>
      <p class="filter-buttons">
        <button type="submit">{discussions.apply}</button>
        {everythingHref !== null && (
          <>
            {' '}
            <a class="standing" href={everythingHref}>
              {words.everything}
            </a>
          </>
        )}
      </p>
    </form>
  );
}

function Deed({ deed: { at, action, actor, subject, detail } }: { deed: DeedView }) {
  const words = useWords().audit;
  const kind = words.kinds[subject.kind] ?? subject.kind;
  const actions: Readonly<Record<string, string>> = words.actions;
  return (
    <li>
      <p>
        <b>{actions[action] ?? action}</b>
        {' · '}
        {actor === null ? (
          words.byItself
        ) : (
          <a class="standing" href={actor.href}>
            <bdi>{actor.name}</bdi>
          </a>
        )}
      </p>
      <p class="byline">
        <Moment at={at} withTime />
        {' · '}
        {subject.href === null ? (
          kind
        ) : (
          <a class="standing" href={subject.href}>
            {kind}
          </a>
        )}
        {' · '}
        <a class="standing" href={subject.historyHref}>
          {words.history}
        </a>
      </p>
      {detail.length > 0 && (
        <p class="detail-pairs" dir="ltr">
          {detail.map(({ name, value }) => (
            <span>
              {name}: <code>{value}</code>
            </span>
          ))}
        </p>
      )}
    </li>
  );
}
