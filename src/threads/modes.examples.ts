import { presentMode, type PresentedOwnMode } from './present-mode.js';

export const MODE_EXAMPLE = { mode: 'newcomers', until: '2026-11-09T06:00:00.000Z' };

export const THREAD_MODE_EXAMPLE = presentMode({
  mode: 'before',
  until: null,
  slowMode: { seconds: 60, until: new Date('2026-11-02T20:00:00.000Z') },
});

export const OWN_MODE_EXAMPLE: PresentedOwnMode = {
  own: { mode: 'before', until: '2026-11-02T12:00:00.000Z' },
  inForce: { mode: 'before', until: '2026-11-02T12:00:00.000Z', slowMode: { seconds: 60, until: null } },
};
