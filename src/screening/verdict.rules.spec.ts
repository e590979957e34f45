import { describe, expect, it } from '@jest/globals';
import type { Finding, Verdict } from './finding.js';
import { verdictOf } from './verdict.rules.js';

describe('verdictOf', () => {
  const cases: [Finding['verdict'][], Verdict][] = [
    [[], 'publish'],
    [['pass', 'pass'], 'publish'],
    [['pass', 'hold'], 'hold'],
    [['hold', 'spam'], 'spam'],
    [['spam', 'hold'], 'spam'],
    [['hold', 'spam', 'refuse', 'pass'], 'refuse'],
    [['trust', 'hold', 'pass'], 'publish'],
    [['spam', 'trust'], 'publish'],
    [['trust', 'refuse'], 'refuse'],
  ];
  it.each(cases)('%j -> %s', (verdicts, verdict) => {
    expect(verdictOf(verdicts.map((found) => ({ verdict: found })))).toBe(verdict);
  });
});
