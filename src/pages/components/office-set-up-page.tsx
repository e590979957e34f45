import type { SetUpField, SetUpPageView } from '../office/set-up-view.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { OfficePage } from './office-page.js';
import { Line } from './office-setting-field.js';
import { useWords } from './page-context.js';

/** What a new site is, asked once of its first admin. */
export function SetUpPage(view: SetUpPageView) {
  const { setUp: words, settingsPage, account } = wordsFor(view.site.locale);
  const idOf = (field: SetUpField): string => `set-up-${field}`;
  const complaint = (field: SetUpField) =>
    view.fields.includes(field)
      ? { 'aria-invalid': true as const, 'aria-describedby': `problem-${idOf(field)}` }
      : {};
  return (
    <OfficePage view={view} title={words.heading} explain={words.explain} notice={view.notice}>
      <form class="settings" method="post" action="/console/set-up#notice" noValidate>
        {(['name', 'locale', 'timeZone'] as const).map((name) => (
          <div class="marked">
            <Field
              id={idOf(name)}
              label={settingsPage.names[name]}
              {...(settingsPage.hints[name] !== undefined && { hint: settingsPage.hints[name] })}
            >
              <Line common={{ id: idOf(name), name, ...complaint(name) }} value={view.typed[name] ?? ''} />
            </Field>
            <Problem view={view} field={name} id={idOf(name)} />
          </div>
        ))}
        {view.asksPassword && (
          <div class="marked">
            {/* Password managers want to know whose it is. */}
            <input type="hidden" autocomplete="username" value={view.email} />
            <Field id={idOf('password')} label={words.password} hint={account.newHint}>
              <input
                id={idOf('password')}
                name="password"
                type="password"
                class="middling"
                autocomplete="new-password"
                {...complaint('password')}
              />
            </Field>
            <Problem view={view} field="password" id={idOf('password')} />
          </div>
        )}
        <p class="buttons">
          <button type="submit" class="primary">
            {words.submit}
          </button>
        </p>
      </form>
    </OfficePage>
  );
}

function Problem({ view, field, id }: { view: SetUpPageView; field: SetUpField; id: string }) {
  const { setUp: words, settingsPage } = useWords();
  if (!view.fields.includes(field)) return null;
  return (
    <p class="problem" id={`problem-${id}`}>
      {field === 'password' ? words.passwordProblem : settingsPage.problems[field]}
    </p>
  );
}
