import type { CommentFormView } from '../views.js';
import { Moment } from './moment.js';
import { complaintOf } from './form-problem.js';
import { useReaderWords } from './page-context.js';

interface PolicyLineProps {
  policy: NonNullable<CommentFormView['policy']>;
  problem: CommentFormView['problem'];
}

/** Which version is accepted is posted with the comment: what was shown is what is recorded. */
export function PolicyLine({ policy, problem }: PolicyLineProps) {
  const words = useReaderWords();
  const link = (
    <>
      <a href={policy.href}>{words.form.commentPolicy}</a> {words.form.version(policy.version)}
    </>
  );
  const { changed = null } = policy;
  const change = changed !== null && (
    <>
      {words.form.policyChanged} <Moment at={changed.at} />.{' '}
      <a href={changed.href}>{words.form.whatChanged}</a>.{' '}
    </>
  );
  if (policy.acceptance === 'implied') {
    return (
      <p class="policy-line">
        {change}
        {words.form.policyBefore} {link}.
        <input type="hidden" name="acceptedPolicyVersion" value={policy.version} />
      </p>
    );
  }
  return (
    <p class="policy-line">
      {change}
      <input
        id="accept-policy"
        type="checkbox"
        name="acceptedPolicyVersion"
        value={policy.version}
        required
        {...complaintOf(problem, 'acceptedPolicyVersion')}
      />{' '}
      <label for="accept-policy">
        {words.form.policyAccept} {link}
      </label>
    </p>
  );
}
