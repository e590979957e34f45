import type { DecidingLevelView, DiscussionControlView } from '../discussion-control-view.js';
import type { ClosingView } from '../views.js';
import { Field } from './field.js';
import { complaintOf, FormProblem } from './form-problem.js';
import { Moment } from './moment.js';
import { useSite, useWords } from './page-context.js';

interface DiscussionControlProps {
  control: DiscussionControlView;
  closing: ClosingView;
}

/** For a publisher: how one discussion stands, whose setting says so, and the switch of it. */
export function DiscussionControl({ control, closing }: DiscussionControlProps) {
  const words = useWords().control;
  const { problem } = control;
  return (
    <section class="discussion-control" aria-labelledby="control-heading">
      <h2 id="control-heading">{words.heading}</h2>
      <State control={control} closing={closing} />
      <p>
        <a href={control.ownPolicyHref}>{words.ownPolicy}</a>
      </p>
      {problem !== null && (
        <FormProblem
          heading={problem.tried === 'close' ? words.closedProblem : words.reopenedProblem}
          detail={problem.detail}
        />
      )}
      {closing.state !== 'closed' && <Close control={control} />}
      {(closing.state === 'closed' || isByHand(control)) && <Reopen control={control} />}
    </section>
  );
}

/** It was closed at an instant to come, or reopened until one: that is taken back, or put off, by another reopening. */
const isByHand = ({ will }: DiscussionControlView): boolean => will?.decidedBy.level === 'thread';

function State({ control: { decidedBy, will }, closing }: DiscussionControlProps) {
  const { control: words, closingPage } = useWords();
  return (
    <p>
      <b>{words.state[closing.state]}</b> {closing.reason}{' '}
      {decidedBy !== null && <DecidedBy deciding={decidedBy} />}
      {closing.state === 'open' && will === null && words.never}
      {will !== null && (
        <>
          {words.will[will.state]} <Moment at={will.at} withTime />: {closingPage.because[will.because]}.{' '}
          <DecidedBy deciding={will.decidedBy} />
        </>
      )}
    </p>
  );
}

function DecidedBy({ deciding: { level, name, href } }: { deciding: DecidingLevelView }) {
  const words = useWords().control;
  return (
    <span class="decided-by">
      {words.decidedBy} <bdi>{words.levels[level](name)}</bdi>.
      {href !== null && (
        <>
          {' '}
          <a href={href}>{words.policyLink}</a>
        </>
      )}
    </span>
  );
}

function Close({ control: { closeAction, typed, problem } }: Pick<DiscussionControlProps, 'control'>) {
  const words = useWords().control;
  const { timeZone } = useSite();
  return (
    <form method="post" action={`${closeAction}#form-problem`}>
      <Field id="closing-message" label={words.message} hint={words.messageHint}>
        <input
          id="closing-message"
          name="message"
          type="text"
          maxLength={300}
          autocomplete="off"
          dir="auto"
          value={typed.message}
          {...complaintOf(problem, 'message')}
        />
      </Field>
      <Field id="closing-at" label={words.at} hint={words.atHint(timeZone)}>
        <input
          id="closing-at"
          name="at"
          type="datetime-local"
          value={typed.at}
          {...complaintOf(problem, 'at')}
        />
      </Field>
      <p>
        <button type="submit">{words.close}</button>
      </p>
    </form>
  );
}

function Reopen({ control: { reopenAction, typed, problem } }: Pick<DiscussionControlProps, 'control'>) {
  const words = useWords().control;
  const { timeZone } = useSite();
  return (
    <form method="post" action={`${reopenAction}#form-problem`}>
      <Field id="reopen-until" label={words.until} hint={words.untilHint(timeZone)}>
        <input
          id="reopen-until"
          name="until"
          type="datetime-local"
          value={typed.until}
          {...complaintOf(problem, 'until')}
        />
      </Field>
      <p>
        <button type="submit">{words.reopen}</button>
      </p>
    </form>
  );
}
