import type { ClosingPolicy, PolicyLevel } from '../../policies/closing-policy.rules.js';
import { choicesOf, type Choice, type ClosingField } from '../office/closing-form.rules.js';
import type { ClosingPageView } from '../office/closing-page-view.js';
import { settingInWords } from '../office/setting-in-words.js';
import type { SiteView } from '../views.js';
import { wordsFor } from '../words/words.js';
import { idOf, problemId, ValueFields } from './closing-fields.js';
import { useSite } from './page-context.js';

interface ClosingSettingProps extends Pick<ClosingPageView, 'level' | 'typed' | 'above' | 'problem'> {
  field: ClosingField;
}

/** One setting: whether it is inherited, off or has a value of its own here, and the value. */
export function ClosingSetting({ field, level, typed, above, problem }: ClosingSettingProps) {
  const site = useSite();
  const words = wordsFor(site.locale).closingPage;
  const { setting } = field;
  const refused = problem?.setting === setting;
  const offered = choicesOf(field, level, typed);
  const chosen = offered.find((choice) => choice === typed[setting]) ?? offered[0];
  const hint = words.hints[setting];
  return (
    <fieldset class="setting" aria-describedby={refused ? problemId(setting) : undefined}>
      <legend>{words.settings[setting]}</legend>
      {hint !== undefined && <p class="hint">{hint}</p>}
      {refused && (
        <p class="problem" id={problemId(setting)}>
          {problemInWords(field, problem.field, words)}
        </p>
      )}
      <div class="choices">
        {offered.map((choice) => (
          <label for={idOf(`${setting}.is.${choice}`)}>
            <input
              id={idOf(`${setting}.is.${choice}`)}
              type="radio"
              name={setting}
              value={choice}
              checked={choice === chosen}
            />{' '}
            {choiceInWords(field, choice, level, site)}
            {choice === 'inherit' && level !== 'site' && (
              <>
                {' '}
                <span class="hint">{nowInWords(setting, above[setting], site)}</span>
              </>
            )}
          </label>
        ))}
      </div>
      <div class="value">
        <ValueFields field={field} typed={typed} problem={problem} />
      </div>
    </fieldset>
  );
}

function choiceInWords(
  { kind, unit = 'days' }: ClosingField,
  choice: Choice,
  level: PolicyLevel,
  { locale }: SiteView,
): string {
  const words = wordsFor(locale).closingPage;
  if (choice === 'inherit' && level === 'site') return words.unset[kind] ?? words.choices.off;
  if (kind === 'switch' && choice === 'off') return words.switchOff;
  if (choice !== 'value') return words.choices[choice];
  return kind === 'number' ? words.numberChoices[unit] : (words.valueChoices[kind] ?? words.choices.value);
}

function nowInWords(
  setting: keyof ClosingPolicy,
  above: ClosingPageView['above'][keyof ClosingPolicy],
  site: SiteView,
): string {
  const words = wordsFor(site.locale).closingPage;
  return above === undefined
    ? words.nowhereSet
    : words.inheritNow(settingInWords(setting, above.policy, site), words.from[above.level]);
}

function problemInWords(
  { kind, bounds, unit = 'days' }: ClosingField,
  name: string,
  { problems }: ReturnType<typeof wordsFor>['closingPage'],
): string {
  if (kind === 'number') return problems.number(...bounds!, unit);
  if (kind === 'hours') return name.endsWith('.dates') ? problems.dates : problems.hours;
  return kind === 'switch' || kind === 'held' ? '' : problems[kind];
}
