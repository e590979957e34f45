import type { Database } from '../platform/database/database.js';
import type { Hints } from '../platform/database/hints.js';
import { LiveQueues } from './live-queues.js';
import { LiveThreads } from './live-threads.js';
import { OpenStreams, type StreamLimits } from './open-streams.js';

/** Events of the process: its open streams, and those who tell them what has changed. */
export class Live {
  readonly streams: OpenStreams;
  readonly threads: LiveThreads;
  readonly queues: LiveQueues;

  /** @param failed told of what fails; it is tried again */
  constructor(
    database: Database,
    hints: Hints,
    failed: (error: unknown) => void,
    limits: Partial<StreamLimits> = {},
  ) {
    this.streams = new OpenStreams(limits);
    this.threads = new LiveThreads(database, hints, failed);
    this.queues = new LiveQueues(database, hints, this.streams.limits.heartbeat, failed);
  }

  async stop(): Promise<void> {
    this.streams.endAll();
    await Promise.all([this.threads.stop(), this.queues.stop()]);
  }
}
