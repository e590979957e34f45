import { sectionRowsOf } from '../office/sections-form.rules.js';
import type { SectionsPageView } from '../office/settings-view.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { OfficePage } from './office-page.js';
import { SettingsPlaces } from './office-settings-places.js';
import { useWords } from './page-context.js';

/** The sections of a site, in their order. */
export function SectionsPage(view: SectionsPageView) {
  const { settingsPage: words, sectionsPage } = wordsFor(view.site.locale);
  return (
    <OfficePage view={view} title={words.places.sections} explain={sectionsPage.explain} notice={view.notice}>
      <SettingsPlaces places={view.places} />
      <form class="settings" method="post" action="/console/settings/sections#notice" noValidate>
        <input type="hidden" name="version" value={view.version} />
        {view.fields.includes('items') && <p class="problem">{sectionsPage.problems.items}</p>}
        {sectionRowsOf(view.typed).map((row) => (
          <Row view={view} row={row} />
        ))}
        <p class="buttons">
          <button type="submit" class="primary">
            {words.save}
          </button>
        </p>
      </form>
    </OfficePage>
  );
}

function Row({ view, row }: { view: SectionsPageView; row: number }) {
  const words = useWords().sectionsPage;
  const { typed, known, fields } = view;
  const nameOf = (field: string): string => `sections.${row}.${field}`;
  const idOf = (field: string): string => `sections-${row}-${field}`;
  const key = typed[nameOf('key')] ?? '';
  const isKnown = known.includes(key);
  const isEmpty = key === '' && (typed[nameOf('name')] ?? '') === '';
  const complaint = (field: string) =>
    fields.includes(nameOf(field))
      ? { 'aria-invalid': true as const, 'aria-describedby': `problem-${idOf(field)}` }
      : {};
  const problem = (field: 'key' | 'name') =>
    fields.includes(nameOf(field)) && (
      <p class="problem" id={`problem-${idOf(field)}`}>
        {words.problems[field]}
      </p>
    );
  return (
    <fieldset class="policy-rule">
      <legend>{isEmpty ? words.newSection : <bdi>{typed[nameOf('name')] || key}</bdi>}</legend>
      <div class="pair">
        <Field id={idOf('name')} label={words.name}>
          <input
            id={idOf('name')}
            name={nameOf('name')}
            autocomplete="off"
            dir="auto"
            value={typed[nameOf('name')] ?? ''}
            {...complaint('name')}
          />
        </Field>
        <Field id={idOf('key')} label={words.key} hint={isKnown ? words.keyStays : words.keyHint}>
          <input
            id={idOf('key')}
            name={nameOf('key')}
            autocomplete="off"
            readOnly={isKnown}
            value={key}
            {...complaint('key')}
          />
        </Field>
        <Field id={idOf('place')} label={words.place}>
          <input
            id={idOf('place')}
            name={nameOf('place')}
            type="number"
            min={1}
            max={999}
            class="short"
            value={typed[nameOf('place')] ?? ''}
          />
        </Field>
      </div>
      {problem('name')}
      {problem('key')}
      {!isEmpty && (
        <p class="remove">
          <label for={idOf('remove')}>
            <input
              id={idOf('remove')}
              type="checkbox"
              name={nameOf('remove')}
              checked={typed[nameOf('remove')] !== undefined}
            />{' '}
            {words.remove}
          </label>
        </p>
      )}
    </fieldset>
  );
}
