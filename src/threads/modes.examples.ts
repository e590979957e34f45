import { presentMode } from './present-mode.js';

export const MODE_EXAMPLE = { mode: 'newcomers', until: '2026-11-09T06:00:00.000Z' };

export const THREAD_MODE_EXAMPLE = presentMode({
  mode: 'before',
  until: null,
  slowMode: { seconds: 60, until: new Date('2026-11-02T20:00:00.000Z') },
});
