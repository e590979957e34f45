import type { TestedHit } from '../../moderation/test-words.js';
import { REPLAY_DAYS, type WordListsPageView } from '../office/word-lists-view.js';
import { wordsFor } from '../words/words.js';
import { Field } from './field.js';
import { OfficePage } from './office-page.js';
import { useWords } from './page-context.js';

/** A site's words, and two ways to try them. */
export function WordListsPage(view: WordListsPageView) {
  const words = wordsFor(view.site.locale).wordLists;
  return (
    <OfficePage view={view} title={words.heading} explain={words.explain} notice={view.notice}>
      <Lists view={view} />
      <Test view={view} />
    </OfficePage>
  );
}

interface Props {
  view: WordListsPageView;
}

function Lists({ view }: Props) {
  const words = useWords().wordLists;
  return (
    <form class="settings" method="post" action="/console/words#notice">
      <input type="hidden" name="version" value={view.version} />
      <div class="pair">
        {(['held', 'refused'] as const).map((list) => (
          <Field id={`words-${list}`} label={words.lists[list]} hint={words.hints[list]}>
            <textarea
              id={`words-${list}`}
              name={list}
              rows={10}
              dir="auto"
              spellcheck={false}
              {...(view.field === list && { 'aria-invalid': true, 'aria-describedby': 'notice' })}
            >
              {view.typed[list]}
            </textarea>
          </Field>
        ))}
      </div>
      <p class="buttons">
        <button type="submit" name="do" value="save" class="primary">
          {words.save}
        </button>
      </p>
      <fieldset class="setting">
        <legend>{words.replayHeading}</legend>
        <p>{words.replayExplain}</p>
        <Field id="words-days" label={words.days}>
          <select id="words-days" name="days" class="short">
            {REPLAY_DAYS.map((days) => (
              <option value={days} selected={days === view.typed.days}>
                {words.lastDays(Number(days))}
              </option>
            ))}
          </select>
        </Field>
        <p>
          <button type="submit" name="do" value="replay">
            {words.replay}
          </button>
        </p>
      </fieldset>
    </form>
  );
}

function Test({ view: { test } }: Props) {
  const words = useWords().wordLists;
  return (
    <section class="earlier" aria-labelledby="test-heading">
      <h2 id="test-heading">{words.testHeading}</h2>
      <p class="hint">{words.testExplain}</p>
      <form method="post" action="/console/words/test#test">
        <Field id="words-text" label={words.text}>
          <textarea
            id="words-text"
            name="text"
            rows={4}
            dir="auto"
            required
            {...(test.problem !== null && { 'aria-invalid': true, 'aria-describedby': 'test' })}
          >
            {test.text}
          </textarea>
        </Field>
        <p>
          <button type="submit">{words.test}</button>
        </p>
      </form>
      {test.problem !== null && (
        <p class="problem" id="test" role="alert" tabIndex={-1}>
          {test.problem}
        </p>
      )}
      {test.result !== null && (
        <div class="preview" id="test" role="status" tabIndex={-1}>
          <p>
            <b>{words.verdicts[test.result.verdict]}</b>
          </p>
          {test.result.hits.length > 0 && (
            <ul>
              {test.result.hits.map((hit) => (
                <Hit hit={hit} text={test.text} />
              ))}
            </ul>
          )}
        </div>
      )}
    </section>
  );
}

const SHOWN = 40;

/** A phrase that was hit: by which list, in which disguise, and where it begins. */
function Hit({ hit: { list, phrase, position, of, as }, text }: { hit: TestedHit; text: string }) {
  const words = useWords().wordLists;
  const disguises = as.split(', ').map((disguise) => words.disguises[disguise] ?? disguise);
  return (
    <li>
      <q>
        <bdi>{phrase}</bdi>
      </q>{' '}
      ({words.lists[list]}): {disguises.join(', ')};{' '}
      {of === 'shown' ? (
        words.behindMarks
      ) : (
        <>
          {words.from} <q dir="auto">{text.slice(position, position + SHOWN)}</q>
        </>
      )}
    </li>
  );
}
