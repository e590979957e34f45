import { ROLES } from '../../accounts/viewer.js';
import type { PeoplePageView, PersonView } from '../office/people-view.js';
import { wordsFor } from '../words/words.js';
import { Moment } from './moment.js';
import { More, OfficePage } from './office-page.js';
import { PersonForm } from './office-person-form.js';
import { useWords } from './page-context.js';

/** Who is who: people and their roles. */
export function PeoplePage(view: PeoplePageView) {
  const { people, sections, invite } = view;
  const words = wordsFor(view.site.locale).people;
  return (
    <OfficePage view={view} title={words.heading} explain={words.explain} notice={view.notice}>
      <details class="invite" open={invite.open}>
        <summary>{words.invite}</summary>
        <p class="hint">{words.inviteHint}</p>
        <PersonForm id="new" form={invite} sections={sections} isNew button={words.sendInvitation} />
      </details>
      <Filter view={view} />
      {people.length === 0 && <p class="empty">{words.none}</p>}
      <ul class="people" role="list">
        {people.map((person) => (
          <Row person={person} sections={sections} />
        ))}
      </ul>
      <More href={view.moreHref} words={words.more} />
    </OfficePage>
  );
}

function Filter({ view: { filter, everyoneHref } }: { view: PeoplePageView }) {
  const { people: words, discussions } = useWords();
  return (
    <form class="filter" method="get" action="/console/people" role="search">
      <div class="field">
        <label for="people-role">{words.role}</label>
        <select id="people-role" name="role">
          <option value="">{words.everyRole}</option>
          {ROLES.toReversed().map((role) => (
            <option value={role} selected={role === filter.role}>
              {words.roles[role]}
            </option>
          ))}
        </select>
      </div>
      <div class="field">
        <label for="people-email">{words.wholeEmail}</label>
        <input id="people-email" name="email" maxLength={320} value={filter.email} autocomplete="off" />
      </div>
      <p class="filter-buttons">
        <button type="submit">{discussions.apply}</button>
        {everyoneHref !== null && (
          <>
            {' '}
            <a class="standing" href={everyoneHref}>
              {words.everyone}
            </a>
          </>
        )}
      </p>
    </form>
  );
}

function Row({
  person: { id, name, email, role, sections, since, form },
  sections: all,
}: {
  person: PersonView;
  sections: PeoplePageView['sections'];
}) {
  const words = useWords().people;
  return (
    <li id={`person-${id}`}>
      <h2>
        <bdi>{name}</bdi> <span class="badge">{words.roles[role]}</span>
      </h2>
      <p class="byline">
        <bdi>{email}</bdi>
        {' · '}
        {words.since} <Moment at={since} />
        {role !== 'reader' && (
          <>
            {' · '}
            {sections === null ? words.wholeSite : words.ofSections(sections)}
          </>
        )}
      </p>
      {form === null ? (
        <p class="hint">{words.own}</p>
      ) : (
        <details open={form.open}>
          <summary aria-label={`${words.change}: ${name}`}>{words.change}</summary>
          <PersonForm id={id} form={form} sections={all} isNew={false} button={words.save} />
        </details>
      )}
    </li>
  );
}
