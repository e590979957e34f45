import { flood } from './checks/flood.rules.js';
import { links } from './checks/links.rules.js';
import { mode } from './checks/mode.rules.js';
import { newcomer } from './checks/newcomer.rules.js';
import { policy } from './checks/policy.rules.js';
import { sameText } from './checks/same-text.rules.js';
import { slowMode } from './checks/slow-mode.rules.js';
import { standing } from './checks/standing.rules.js';
import { text } from './checks/text.rules.js';
import { words } from './checks/words.rules.js';
import { wordpress } from './checks/wordpress.rules.js';
import type { Check } from './finding.js';

/** What happens to a new or edited text, in order. Every check is asked; the first that refuses names the refusal. */
export const checks: readonly Check[] = [
  // Can it be a comment at all?
  text,

  // Who says it?
  standing,

  // Did they accept the comment policy?
  policy,

  // Has it been said?
  sameText,

  // Is it too soon?
  flood,
  slowMode,

  // Where WordPress's rules decide what is in it, those below are silent.
  wordpress,

  // What is in it?
  links,
  words,

  // Is their first comment reviewed first, or everything?
  newcomer,
  mode,
];
