import type { ConsoleItemView, ConsolePageView } from '../console-view.js';
import { heldReasonInWords } from '../words.js';
import { Author, nameOf } from './author.js';
import { Field } from './field.js';
import { Html } from './html.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';

interface ConsoleItemProps {
  item: ConsoleItemView;
  rules: ConsolePageView['rules'];
}

/** One held comment with everything that decides on it. */
export function ConsoleItem({ item, rules }: ConsoleItemProps) {
  const words = useWords();
  const { comment, article } = item;
  const reasons = [...new Set(item.reasons.map((reason) => heldReasonInWords(words, reason)))];
  return (
    <li id={`item-${item.id}`}>
      <article>
        <header>
          <Author author={comment.author} />{' '}
          <span class="comment-meta">
            <Moment at={comment.createdAt} withTime /> {words.console.on}{' '}
            <a href={article.href} dir="auto">
              {article.headline}
            </a>
          </span>
        </header>
        <Html class="comment-body prose" html={comment.html} />
        {reasons.length > 0 && (
          <p class="reasons">
            <b>{words.console.why}:</b> {reasons.join('; ')}
          </p>
        )}
        <Decisions item={item} rules={rules} />
      </article>
    </li>
  );
}

function Decisions({ item, rules }: ConsoleItemProps) {
  const words = useWords();
  const { comment, decisionAction, revision } = item;
  return (
    <div class="decisions" role="group" aria-label={words.console.decide(nameOf(words, comment.author.name))}>
      <form method="post" action={decisionAction}>
        <Decision action="approve" revision={revision} />
        <button type="submit" class="primary">
          {words.console.approve}
        </button>
      </form>
      <form method="post" action={decisionAction}>
        <Decision action="spam" revision={revision} />
        <button type="submit">{words.console.spam}</button>
      </form>
      {comment.href !== null && <a href={comment.href}>{words.console.seeInPlace}</a>}
      <details>
        <summary>{words.console.rejectMore}</summary>
        <form method="post" action={decisionAction}>
          <Decision action="reject" revision={revision} />
          <Field id={`rule-${item.id}`} label={words.console.rule}>
            <select id={`rule-${item.id}`} name="rule" required>
              <option value="">{words.console.chooseRule}</option>
              {rules.map((rule) => (
                <option value={rule.key}>{rule.title}</option>
              ))}
            </select>
          </Field>
          <Field id={`note-${item.id}`} label={words.console.note} hint={words.console.noteHint}>
            <textarea id={`note-${item.id}`} name="note" rows={2} maxLength={2000} dir="auto" />
          </Field>
          <p>
            <button type="submit">{words.console.reject}</button>
          </p>
        </form>
      </details>
    </div>
  );
}

const Decision = ({ action, revision }: { action: 'approve' | 'reject' | 'spam'; revision: number }) => (
  <>
    <input type="hidden" name="action" value={action} />
    <input type="hidden" name="revision" value={revision} />
  </>
);
