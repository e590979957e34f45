import type { ThreadMode } from './read-mode.js';

/** How a thread is moderated, as the API tells it. */
export const presentMode = ({ mode, until, slowMode }: ThreadMode) => ({
  mode,
  until: until?.toISOString() ?? null,
  slowMode: presentSlowMode(slowMode),
});

export const presentSlowMode = (
  slowMode: ThreadMode['slowMode'],
): { seconds: number; until: string | null } | null =>
  slowMode && { seconds: slowMode.seconds, until: slowMode.until?.toISOString() ?? null };
