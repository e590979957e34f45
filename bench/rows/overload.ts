import { setTimeout as sleep } from 'node:timers/promises';
import type { MakeGroup } from '../group.js';
import { shown } from '../lines.rules.js';
import { nthPost } from '../posts.js';
import type { OpenlyPosted } from '../post-openly.js';
import { grouped } from '../sizes.js';
import type { Stage } from '../stage.js';
import { wrk } from '../wrk.js';
import { postAll } from './posting.js';
import { startPosting } from './reading-while-posting.js';

const TIMES = 5;
const READERS = 4;
const LOOK = 100;
/** A service that answers a post so fast is itself again. */
const RECOVERED = 250;
const LONGEST_RECOVERY = 60_000;

/** Many more posts than the service can take: what it still takes, what it says to the others, and what is left of it. */
export const overload: MakeGroup = (stage) => {
  const { overloadSeconds: seconds, usual } = stage.sizes;
  const threads = stage.articles.map(({ threadId }) => threadId);
  const name = `posts offered at ${TIMES} times the peak for ${seconds} s`;
  return {
    lines: [
      { name: `${name}: taken, of the peak`, unit: '', budget: null },
      { name: `${name}: answers 429 or 503 without Retry-After`, unit: 'answers', budget: null },
      { name: `${name}: the most resident`, unit: 'MB', budget: null },
      { name: `${name}: from its end to a post in ${RECOVERED} ms`, unit: 's', budget: null },
      { name: `${name}: reading of ${grouped(usual)} comments meanwhile, p99`, unit: 'ms', budget: null },
    ],
    measure: async () => {
      if (stage.peakOfPosting === 0) {
        const { rate } = await postAll(stage, stage.service, threads, stage.sizes.seconds);
        stage.peakOfPosting = rate;
      }
      const peak = stage.peakOfPosting;
      const before = stage.service.memory;
      const child = await startPosting(stage, { threads, rate: peak * TIMES, seconds });
      const watching = watchMemory(stage);
      const page = `${stage.service.url}${stage.page(usual)}`;
      const reading = wrk(page, { connections: READERS, seconds: seconds - 1 });
      const [read] = await Promise.all([reading, child.next()]);
      const recovery = await recover(stage, threads[0]!);
      const posted = await child.next<OpenlyPosted>();
      const most = watching.stop();
      const answers = `${grouped(posted.offered)} offered, answered ${JSON.stringify(posted.statuses)}`;
      return [
        {
          value: posted.taken / peak,
          detail: `${shown(posted.taken)}/s of ${shown(peak)}/s, p99 of those taken ${shown(posted.p99)} ms; ${answers}`,
        },
        { value: posted.withoutRetryAfter },
        { value: most, detail: `${shown(before)} MB before` },
        { value: recovery },
        { value: read.p99, detail: `${shown(read.rate)}/s, ${read.failed} failed` },
      ];
    },
  };
};

function watchMemory({ service }: Stage): { stop: () => number } {
  let most = 0;
  const timer = setInterval(() => (most = Math.max(most, service.memory)), LOOK);
  return {
    stop: () => {
      clearInterval(timer);
      return most;
    },
  };
}

/** Seconds from now until a post is taken as fast as ever. */
async function recover(stage: Stage, threadId: string): Promise<number> {
  const start = performance.now();
  const connections = stage.connect(1);
  for (;;) {
    const post = nthPost(stage.kit, stage.takePosts(1));
    const path = `/api/v1/threads/${threadId}/comments`;
    const { status, time } = await connections.send(path, { method: 'POST', ...post });
    const passed = performance.now() - start;
    if (status === 201 && time <= RECOVERED) return (passed - time) / 1_000;
    if (passed > LONGEST_RECOVERY) throw new Error(`no post was taken in ${RECOVERED} ms, a minute after`);
    await sleep(LOOK);
  }
}
