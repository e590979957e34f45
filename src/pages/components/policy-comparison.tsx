import type { PolicyComparison } from '../../policies/compare-policies.rules.js';
import { useWords } from './page-context.js';
import { Passages } from './passages.js';

/** What became of one version in another, word by word; rules by their keys. */
export function PolicyComparisonParts({ comparison }: { comparison: PolicyComparison }) {
  const words = useWords().policy;
  return (
    <>
      <h2 dir="auto">
        <Passages passages={comparison.title} />
      </h2>
      <p class="plain" dir="auto">
        <Passages passages={comparison.body} />
      </p>
      <section aria-labelledby="rules-heading">
        <h2 id="rules-heading">{words.rules}</h2>
        <ol class="rules">
          {comparison.rules.map((rule) => (
            <li id={rule.key}>
              <h3 dir="auto">
                <Passages passages={rule.title} /> <span class="permalink">{words.became[rule.change]}</span>
              </h3>
              <p class="plain" dir="auto">
                <Passages passages={rule.text} />
              </p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}
