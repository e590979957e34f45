const NOUNS = [
  'site',
  'account',
  'article',
  'thread',
  'comment',
  'reply',
  'item',
  'decision',
  'guest',
  'credential',
  'section',
  'closing',
  'claim',
  'bulk-decision',
  'report',
  'sanction',
  'note',
  'audit-record',
  'replay',
] as const;

/** An id for the examples of the API document: the same thing has the same one wherever it is shown. */
export const exampleId = (noun: (typeof NOUNS)[number]): string =>
  `019a3c5e-7a10-7000-8000-${String(NOUNS.indexOf(noun) + 1).padStart(12, '0')}`;
