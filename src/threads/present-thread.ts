import { presentClosing } from './present-closing.js';
import { presentSlowMode } from './present-mode.js';
import type { ReadThread } from './read-thread.js';

/** A thread as the API tells of it: its state now, its counts, and the policy that posts are accepted under. */
export function presentThread({ id, revision, closing, mode, counts, policy }: ReadThread): object {
  const { version, acceptance, announcedSince } = policy;
  return {
    id,
    revision,
    closing: presentClosing(closing),
    mode: mode.mode,
    slowMode: presentSlowMode(mode.slowMode),
    counts,
    policy: {
      ...{ version, url: '/policy', acceptance },
      ...(announcedSince && { changedAt: announcedSince.toISOString() }),
    },
  };
}
