import { MODES } from '../../policies/moderation-mode.rules.js';
import type { ModesPageView } from '../office/settings-view.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { OfficePage } from './office-page.js';
import { SettingsPlaces } from './office-settings-places.js';
import { useSite, useWords } from './page-context.js';

/** How comments meet the public: of the site and of each section. */
export function ModesPage(view: ModesPageView) {
  const { settingsPage, modesPage: words } = wordsFor(view.site.locale);
  return (
    <OfficePage view={view} title={settingsPage.places.modes} explain={words.explain} notice={view.notice}>
      <SettingsPlaces places={view.places} />
      {view.levels.length === 0 && <p class="empty">{words.none}</p>}
      {view.levels.map((level, nth) => (
        <Level level={level} nth={nth} />
      ))}
    </OfficePage>
  );
}

function Level({ level, nth }: { level: ModesPageView['levels'][number]; nth: number }) {
  const { modesPage: words, control, settingsPage } = useWords();
  const { timeZone } = useSite();
  const { action, name, version, mode, until, hasEnded, problem } = level;
  const unset = name === null ? words.unsetOfSite : words.unset;
  return (
    <section class="mode-level" aria-labelledby={`level-${nth}`}>
      <h2 id={`level-${nth}`}>{name === null ? words.site : <bdi>{name}</bdi>}</h2>
      {hasEnded && <p class="hint">{words.ended}</p>}
      <form method="post" action={`${action}#notice`} noValidate>
        <input type="hidden" name="version" value={version} />
        <div class="pair">
          <Field id={`mode-${nth}`} label={words.mode}>
            <select id={`mode-${nth}`} name="mode">
              <option value="">{unset}</option>
              {MODES.map((one) => (
                <option value={one} selected={one === mode}>
                  {words.modes[one]}
                </option>
              ))}
            </select>
          </Field>
          <Field id={`until-${nth}`} label={words.until} hint={control.untilHint(timeZone)}>
            <input
              id={`until-${nth}`}
              name="until"
              type="datetime-local"
              value={until}
              {...(problem && { 'aria-invalid': true as const, 'aria-describedby': 'notice' })}
            />
          </Field>
        </div>
        <p>
          <button type="submit" aria-label={words.saveOf(settingsPage.save, name ?? words.site)}>
            {settingsPage.save}
          </button>
        </p>
      </form>
    </section>
  );
}
