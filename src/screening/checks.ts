import { links } from './checks/links.rules.js';
import { mode } from './checks/mode.rules.js';
import { sameText } from './checks/same-text.rules.js';
import { standing } from './checks/standing.rules.js';
import { text } from './checks/text.rules.js';
import type { Check } from './finding.js';

/** What happens to a new or edited text, in order. Every check is asked; the first that refuses names the refusal. */
export const checks: readonly Check[] = [
  // Can it be a comment at all?
  text,

  // Who says it?
  standing,

  // Has it been said?
  sameText,

  // What is in it?
  links,

  // Is everything reviewed first?
  mode,
];
