import { CLOSING_FIELDS } from '../office/closing-form.rules.js';
import type { ClosingVersionView } from '../office/closing-page-view.js';
import { settingInWords } from '../office/setting-in-words.js';
import { Moment } from './moment.js';
import { useSite, useWords } from './page-context.js';
import { arrowOf } from '../direction.rules.js';

/** Who set what and when, the newest first. */
export function ClosingVersions({ versions }: { versions: readonly ClosingVersionView[] }) {
  const words = useWords().closingPage;
  return (
    <ol class="versions" role="list">
      {versions.map((version) => (
        <li>
          <b>{words.version(version.version)}</b>, <Moment at={version.setAt} withTime />,{' '}
          {version.setBy === null ? (
            words.atConsole
          ) : (
            <>
              {words.by} <bdi>{version.setBy}</bdi>
            </>
          )}
          <Changes version={version} />
        </li>
      ))}
    </ol>
  );
}

function Changes({ version: { before, after } }: { version: ClosingVersionView }) {
  const site = useSite();
  const words = useWords().closingPage;
  const changes = CLOSING_FIELDS.filter(
    ({ setting }) => JSON.stringify(before[setting]) !== JSON.stringify(after[setting]),
  ).map(({ setting }) => ({
    setting,
    from: settingInWords(setting, before, site),
    to: settingInWords(setting, after, site),
  }));
  if (changes.length === 0) return <p class="hint">{words.unchanged}</p>;
  return (
    <ul>
      {changes.map(({ setting, from, to }) => (
        <li>
          {words.settings[setting]}: <span dir="auto">{from}</span> {arrowOf(site.locale)}{' '}
          <span dir="auto">{to}</span>
        </li>
      ))}
    </ul>
  );
}
