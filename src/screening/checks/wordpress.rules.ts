import type { Check, Facts, Finding, Submission } from '../finding.js';
import { decideLikeWordPress, withoutTags, type WordPressDecision } from '../wordpress.rules.js';

/** Decides as WordPress does, where a site has chosen that: then links, words and newcomers are its matter alone. */
export const wordpress: Check = {
  name: 'wordpress',
  examine(submission, facts, { wordpress: options = 'off' }) {
    if (options === 'off') return null;
    return findingOf(decideLikeWordPress(commentOf(submission, facts), options));
  },
};

const commentOf = (
  { text, author: { trusted } }: Submission,
  { links, shown = '', author, previouslyPublished }: Facts,
) => ({
  trusted,
  links,
  previouslyApproved: previouslyPublished === true,
  fields: {
    author: author?.name,
    email: author?.email,
    comment: text,
    commentWithoutTags: withoutTags(shown),
    ip: author?.ip,
    userAgent: author?.userAgent,
  },
});

/** The option that decided stands in the evidence: a queue shows that. */
function findingOf(decision: WordPressDecision): Finding | null {
  if (decision.verdict === 'approve') return null;
  const { verdict, because: option, ...evidence } = decision;
  return { check: 'wordpress', verdict, evidence: { option, ...evidence } };
}
