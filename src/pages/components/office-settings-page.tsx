import { SETTING_FIELDS } from '../office/settings-form.rules.js';
import type { SettingsPageView } from '../office/settings-view.js';
import { wordsFor } from '../words/words.js';
import { OfficePage } from './office-page.js';
import { SettingField } from './office-setting-field.js';
import { SettingsPlaces } from './office-settings-places.js';

/** All that a publisher sets for a site. */
export function SettingsPage(view: SettingsPageView) {
  const words = wordsFor(view.site.locale).settingsPage;
  return (
    <OfficePage view={view} title={words.places.settings} explain={words.explain} notice={view.notice}>
      <SettingsPlaces places={view.places} />
      <form class="settings" method="post" action="/console/settings#notice" noValidate>
        <input type="hidden" name="version" value={view.version} />
        {SETTING_FIELDS.map(({ name, kind }) => (
          <SettingField name={name} kind={kind} typed={view.typed} isWrong={view.fields.includes(name)} />
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
