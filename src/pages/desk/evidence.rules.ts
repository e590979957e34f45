import type { Words } from '../words/words.js';

type Evidence = Readonly<Record<string, unknown>>;

/** What a reason or a check goes by, in words; empty where it says no more than its name. */
export function evidenceInWords(words: Words, evidence: object | undefined, source: string): string {
  const { links, limit, positions, of, reports, weight, option, field, key } = (evidence ?? {}) as Evidence;
  const say = words.card.evidence;
  if (typeof links === 'number' && typeof limit === 'number') return say.links(links, limit);
  if (typeof reports === 'number' && typeof weight === 'number') return say.reports(reports, weight);
  if (Array.isArray(positions)) {
    const found = of === 'source' ? wordsAt(source, positions as number[]) : [];
    return found.length > 0
      ? say.found(found.map((word) => `“${word}”`).join(', '))
      : say.places(positions.length);
  }
  return [option, field, key].filter((part) => typeof part === 'string').join(', ');
}

/** What stands at some positions of a text, each once. */
function wordsAt(source: string, positions: readonly number[]): string[] {
  const found = positions.map((position) => /^[^\s,.;:!?"()]+/.exec(source.slice(position))?.[0] ?? '');
  return [...new Set(found)].filter((word) => word !== '');
}
