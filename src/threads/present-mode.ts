import type { OwnMode } from './read-own-mode.js';
import type { ThreadMode } from './read-mode.js';

/** How a thread is moderated, as the API tells it. */
export const presentMode = ({ mode, until, slowMode }: ThreadMode) => ({
  mode,
  until: until?.toISOString() ?? null,
  slowMode: presentSlowMode(slowMode),
});

/** What is set for a thread itself, and what counts for it. */
export const presentOwnMode = ({ own, inForce }: OwnMode) => ({
  own: own && { mode: own.mode, until: own.until?.toISOString() ?? null },
  inForce: presentMode(inForce),
});

export type PresentedOwnMode = ReturnType<typeof presentOwnMode>;

export const presentSlowMode = (
  slowMode: ThreadMode['slowMode'],
): { seconds: number; until: string | null } | null =>
  slowMode && { seconds: slowMode.seconds, until: slowMode.until?.toISOString() ?? null };
