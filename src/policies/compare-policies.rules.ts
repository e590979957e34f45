import { compareTexts, type Passage } from '../platform/text/compare-texts.js';
import type { PublishedPolicy } from './read-comment-policy.js';

export interface RuleChange {
  readonly key: string;
  readonly change: 'same' | 'added' | 'removed' | 'changed';
  readonly title: readonly Passage[];
  readonly text: readonly Passage[];
}

/** What became of one version in another. */
export interface PolicyComparison {
  readonly title: readonly Passage[];
  readonly body: readonly Passage[];
  /** Rules by their keys: those of the later version in its order, then those that are gone. */
  readonly rules: readonly RuleChange[];
}

type Compared = Pick<PublishedPolicy, 'title' | 'body' | 'rules'>;

/** Compares two versions word by word, and rules by their keys. */
export function comparePolicies(from: Compared, to: Compared): PolicyComparison {
  const keys = [...new Set([...to.rules, ...from.rules].map(({ key }) => key))];
  return {
    title: compareTexts(from.title, to.title),
    body: compareTexts(from.body, to.body),
    rules: keys.map((key) => {
      const [before, after] = [from, to].map(({ rules }) => rules.find((rule) => rule.key === key));
      const title = compareTexts(before?.title ?? '', after?.title ?? '');
      const text = compareTexts(before?.text ?? '', after?.text ?? '');
      return { key, change: changeOf(before, after, [...title, ...text]), title, text };
    }),
  };
}

function changeOf(
  before: object | undefined,
  after: object | undefined,
  passages: readonly Passage[],
): RuleChange['change'] {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  return passages.every(({ change }) => change === 'same') ? 'same' : 'changed';
}
