import type { ClosingPolicyInvalid } from '../../policies/closing-policy.errors.js';
import type { ClosingPolicy } from '../../policies/closing-policy.rules.js';
import type { PolicyPreview } from '../../threads/preview-closing-policy.js';
import type { TypedForm } from './closing-form.rules.js';
import type { ClosingPageView, PreviewedView } from './closing-page-view.js';
import { hoursToBlame } from './hours-form.rules.js';
import { articleHref } from '../hrefs.js';

/** Where in the form a refusal belongs. */
export function problemOf(
  { members }: ClosingPolicyInvalid,
  typed: TypedForm,
  tried: 'preview' | 'save',
): NonNullable<ClosingPageView['problem']> {
  const setting = members['setting'] as keyof ClosingPolicy;
  if (setting !== 'hours') return { setting, field: setting, tried };
  const texts = Object.fromEntries(
    Object.entries(typed).flatMap(([name, text]) =>
      name.startsWith('hours.') ? [[name.slice(6), text]] : [],
    ),
  );
  return { setting, field: `hours.${hoursToBlame(texts)}`, tried };
}

export const previewView = ({
  now,
  next30Days,
  days,
}: PolicyPreview): NonNullable<ClosingPageView['preview']> => ({
  now: effectsOf(now),
  next30Days: effectsOf(next30Days),
  days,
});

const effectsOf = (counted: PolicyPreview['now']): PreviewedView[] =>
  (['close', 'reopen', 'pause'] as const).map((effect) => ({
    effect,
    count: counted[effect].count,
    examples: counted[effect].examples.map(({ headline, slug, at, because }) => ({
      ...{ headline, because, href: articleHref(slug), at: at.toISOString() },
    })),
  }));
