import { exampleId } from '../../platform/http/examples.js';
import { NOT_REPLAYED } from './read-screening-replay.js';

const WAITING = {
  id: exampleId('replay'),
  state: 'waiting',
  days: 30,
  settings: { linksBeforeHold: 0, moderationMode: 'newcomers' },
  createdAt: '2026-11-20T09:00:00.000Z',
  progress: { done: 0, of: null },
  notReplayed: NOT_REPLAYED,
  result: null,
};

const DONE = {
  ...WAITING,
  state: 'done',
  settings: {
    linksBeforeHold: 'off',
    wordLists: { held: ['free money'], refused: ['a slur'] },
    wordpress: {
      commentModeration: false,
      commentMaxLinks: 2,
      moderationKeys: 'casino',
      disallowedKeys: '',
      commentPreviouslyApproved: true,
    },
  },
  progress: { done: 100, of: 100 },
  result: {
    draft: {
      publish: 80,
      hold: 20,
      spam: 0,
      refuse: 0,
      undecided: 86,
      decided: { stoppedAndRemoved: 6, stoppedAndKept: 2, passedAndRemoved: 2, passedAndKept: 4 },
      precision: 0.75,
      recall: 0.75,
      checks: [{ check: 'wordpress', stopped: 20, precision: 0.75 }],
    },
    inForce: {
      publish: 90,
      hold: 9,
      spam: 0,
      refuse: 1,
      undecided: 86,
      decided: { stoppedAndRemoved: 4, stoppedAndKept: 4, passedAndRemoved: 4, passedAndKept: 2 },
      precision: 0.5,
      recall: 0.5,
      checks: [{ check: 'links', stopped: 10, precision: 0.5 }],
    },
    newlyHeld: { count: 12, examples: [exampleId('comment')] },
    newlyPublished: { count: 2, examples: [exampleId('reply')] },
  },
};

export const STARTED_EXAMPLES = {
  waiting: WAITING,
  likeWordPress: { ...DONE, state: 'waiting', progress: WAITING.progress, result: null },
  repeated: DONE,
  rulesOff: { ...WAITING, settings: { wordpress: 'off' } },
};

export const STANDING_EXAMPLES = {
  ...STARTED_EXAMPLES,
  running: { ...WAITING, state: 'running', progress: { done: 500, of: 1_200 } },
  nothingDecided: {
    ...DONE,
    result: {
      ...DONE.result,
      draft: { ...DONE.result.draft, precision: null, recall: null },
      inForce: {
        ...DONE.result.inForce,
        precision: null,
        recall: null,
        checks: [{ check: 'links', stopped: 10, precision: null }],
      },
    },
  },
  failed: { ...WAITING, state: 'failed', progress: { done: 500, of: 1_200 } },
};
