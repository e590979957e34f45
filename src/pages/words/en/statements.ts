import type { Statement } from '../../../sanctions/read-statements.js';

/** The words of what authors are told of decisions against them. */
export const statementWords = {
  statements: {
    heading: 'Decisions about your comments',
    link: 'Decisions about your comments',
    none: 'Nothing has been decided against you.',
    action: {
      reject: 'Your comment was rejected.',
      spam: 'Your comment was filed as spam.',
      warn: 'You have been warned.',
      hold: 'Your comments appear after review.',
      mute: 'Your comments are not taken for now.',
      ban: 'You are banned here.',
    } satisfies Record<Statement['action'], string>,
    standing: {
      'in force': '',
      'taken back': 'This was taken back.',
      superseded: 'Another decision has taken its place.',
      expired: 'This is over.',
      lifted: 'This was lifted.',
    } satisfies Record<Statement['standing'], string>,
    until: 'Until',
    on: 'on',
    rule: 'The rule:',
    acknowledge: 'I have read this warning',
    acknowledged: 'Read on',
    more: 'Earlier decisions',
    seeAll: 'All decisions about your comments',
  },
};
