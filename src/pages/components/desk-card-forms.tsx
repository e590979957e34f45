import type { CardView, PlainCard } from '../desk/desk-view.js';
import { Field } from './field.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';

const OnCard = ({ view: { card } }: { view: CardView }) =>
  card.item === null ? null : <input type="hidden" name="item" value={card.item.id} />;

/** What colleagues know of the author, and a note more. */
export function CardNotes({
  view,
  author: { notes },
}: {
  view: CardView;
  author: NonNullable<PlainCard['author']>;
}) {
  const words = useWords().cardAuthor;
  const { noteAction, typed } = view;
  if (notes.length === 0 && noteAction === null) return null;
  return (
    <>
      {notes.length > 0 && (
        <>
          <h3>{words.notes}</h3>
          <ul class="desk-list" role="list">
            {notes.map(({ text, writtenBy, writtenAt }) => (
              <li>
                <p class="plain" dir="auto">
                  {text}
                </p>
                <p class="comment-meta">
                  <bdi>{writtenBy.name}</bdi>, <Moment at={writtenAt} withTime />
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {noteAction !== null && (
        <details open={Boolean(typed.text)}>
          <summary>{words.newNote}</summary>
          <form method="post" action={noteAction}>
            <OnCard view={view} />
            <Field id="author-note" label={words.newNote}>
              <textarea id="author-note" name="text" rows={3} maxLength={2000} required dir="auto">
                {typed.text ?? ''}
              </textarea>
            </Field>
            <p>
              <button type="submit">{words.addNote}</button>
            </p>
          </form>
        </details>
      )}
    </>
  );
}

/** What is done about the author, as far as the viewer may. */
export function CardSanction({ view }: { view: CardView }) {
  const { cardAuthor: words, card: cardWords } = useWords();
  const { sanction, typed, card } = view;
  if (sanction === null) return null;
  return (
    <details open={typed.kind !== undefined}>
      <summary>{words.act}</summary>
      <form method="post" action={sanction.action}>
        <OnCard view={view} />
        <input type="hidden" name="idempotencyKey" value={sanction.key} />
        <Field id="sanction-kind" label={words.what}>
          <select id="sanction-kind" name="kind">
            {sanction.kinds.map((kind) => (
              <option value={kind} selected={kind === typed.kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="sanction-days" label={words.days} hint={words.daysHint}>
          <select id="sanction-days" name="days">
            {sanction.days.map((days) => (
              <option value={days} selected={String(days) === typed.days}>
                {words.dayCount(days)}
              </option>
            ))}
            {sanction.forGood && (
              <option value="" selected={typed.days === ''}>
                {words.forGood}
              </option>
            )}
          </select>
        </Field>
        <Field id="sanction-rule" label={cardWords.rule} hint={words.ruleHint}>
          <select id="sanction-rule" name="sanctionRule">
            <option value="">{words.noRule}</option>
            {card.policy.rules.map(({ key, title }) => (
              <option value={key} selected={key === typed.sanctionRule}>
                {title}
              </option>
            ))}
          </select>
        </Field>
        <Field id="sanction-note" label={cardWords.note} hint={cardWords.noteHint}>
          <textarea id="sanction-note" name="sanctionNote" rows={2} maxLength={2000} dir="auto">
            {typed.sanctionNote ?? ''}
          </textarea>
        </Field>
        <p>
          <button type="submit">{words.impose}</button>
        </p>
      </form>
    </details>
  );
}
