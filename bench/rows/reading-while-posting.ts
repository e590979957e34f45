import type { OpenlyPosted, OpenPosting } from '../post-openly.js';
import type { MakeGroup } from '../group.js';
import { atLeast, shown, type Measured } from '../lines.rules.js';
import { grouped } from '../sizes.js';
import type { Stage } from '../stage.js';
import { unlessAllWell, wrk } from '../wrk.js';
import type { WrkRun } from '../wrk-output.rules.js';
import { postAll, unlessAllTaken } from './posting.js';

const CONNECTIONS = 32;
const HERE = 10;
const ELSEWHERE = 100;

/** Reading one thread's first page while others write, there and elsewhere. */
export const readingWhilePosting: MakeGroup = (stage) => {
  const { usual, seconds, warmUp } = stage.sizes;
  const page = `reading the first page of ${grouped(usual)} comments`;
  const load = (during: number): Promise<WrkRun> =>
    wrk(`${stage.service.url}${stage.page(usual)}`, { connections: CONNECTIONS, seconds: during });
  const here = [stage.thread(usual).threadId];
  const elsewhere = stage.articles.map(({ threadId }) => threadId);
  return {
    lines: [
      { name: `${page} while ${HERE}/s arrive on it, of without`, unit: '', budget: atLeast(0.8) },
      { name: `${page} while ${ELSEWHERE}/s arrive elsewhere, of without`, unit: '', budget: atLeast(0.8) },
      { name: `${page} while 8 clients post to it: p99`, unit: 'ms', budget: null },
    ],
    measure: async () => {
      await load(warmUp);
      const alone = await load(seconds);
      const withHere = await whilePosting(stage, here, HERE, () => load(seconds));
      const withElsewhere = await whilePosting(stage, elsewhere, ELSEWHERE, () => load(seconds));
      const [posted, read] = await Promise.all([postAll(stage, stage.service, here, seconds), load(seconds)]);
      return [
        compared(withHere, alone),
        compared(withElsewhere, alone),
        {
          value: read.p99,
          detail: `${shown(read.rate)}/s beside ${shown(posted.rate)} posts/s; alone p99 ${shown(alone.p99)} ms`,
          ...unlessAllTaken(posted),
        },
      ];
    },
  };
};

/** Posts at a rate for as long as the work takes, and a moment more. */
async function whilePosting(
  stage: Stage,
  threads: readonly string[],
  rate: number,
  work: () => Promise<WrkRun>,
): Promise<{ run: WrkRun; posted: OpenlyPosted; rate: number }> {
  const seconds = stage.sizes.seconds + 0.5;
  const child = await startPosting(stage, { threads, rate, seconds });
  const run = await work();
  await child.next();
  const posted = await child.next<OpenlyPosted>();
  return { run, posted, rate };
}

/** Answers once posts are made. */
export async function startPosting(
  stage: Stage,
  posting: Pick<OpenPosting, 'threads' | 'rate' | 'seconds'>,
): ReturnType<Stage['child']> {
  const first = stage.takePosts(Math.ceil(posting.rate * posting.seconds) + 1);
  const config = { ...posting, url: stage.service.url, kitFile: await stage.kitFile(), first };
  const child = await stage.child('post-openly.ts', config satisfies OpenPosting);
  await child.next();
  return child;
}

const compared = (
  { run, posted, rate }: { run: WrkRun; posted: OpenlyPosted; rate: number },
  alone: WrkRun,
): Measured => {
  const lost = posted.offered - (posted.statuses['201'] ?? 0);
  const refused =
    lost === 0 ? {} : { failure: `${lost} posts were not answered 201: ${JSON.stringify(posted.statuses)}` };
  return {
    value: run.rate / alone.rate,
    detail: `${shown(run.rate)}/s of ${shown(alone.rate)}/s, ${shown(posted.taken)} of ${rate} posts/s taken`,
    ...unlessAllWell(run, alone),
    ...refused,
  };
};
