import type { MakeGroup } from '../group.js';
import { atLeast, shown, type Measured } from '../lines.rules.js';
import { writePostScript } from '../posts.js';
import type { ServiceProcess } from '../service-process.js';
import { grouped } from '../sizes.js';
import type { Stage } from '../stage.js';
import { wrk } from '../wrk.js';
import type { WrkRun } from '../wrk-output.rules.js';

const CLIENTS = 8;
/** More than any run makes. */
const MOST = 1_000_000;

export interface PostRun extends WrkRun {
  readonly refused: number;
  /** The first answer that was no 201. */
  readonly example: string;
}

/** Eight clients post as fast as they are answered. */
export async function postAll(
  stage: Stage,
  { url }: Pick<ServiceProcess, 'url'>,
  threads: readonly string[],
  seconds: number,
): Promise<PostRun> {
  const first = stage.takePosts(0);
  const script = await writePostScript(stage.folder, stage.kit, { first, threads });
  const run = await wrk(url, { connections: CLIENTS, seconds, script });
  const made = Number(/^made until: (\d+)/m.exec(run.output)?.[1] ?? MOST);
  stage.takePosts(made - first + 1);
  const [, refused, example = ''] = /^refused: (\d+) (.*)$/ms.exec(run.output) ?? [];
  return { ...run, refused: Number(refused ?? NaN), example: example.trim().slice(0, 200) };
}

export const unlessAllTaken = ({ refused, failed, example }: PostRun): { failure?: string } =>
  refused + failed === 0 ? {} : { failure: `${refused || failed} posts were not answered 201: ${example}` };

/** Posting with all that it is held against, beside one bare insert by the same framework and driver. */
export const posting: MakeGroup = (stage) => {
  const { seconds, warmUp } = stage.sizes;
  const many = stage.articles.map(({ threadId }) => threadId);
  return {
    lines: [
      {
        name: `posting, ${CLIENTS} clients, ${grouped(many.length)} threads, of one bare insert a request`,
        unit: '',
        budget: atLeast(0.35),
      },
      {
        name: `posting, ${CLIENTS} clients, all on one thread, of that on ${grouped(many.length)}`,
        unit: '',
        budget: atLeast(0.5),
      },
    ],
    measure: async () => {
      const child = await stage.child('bare-insert-server.ts', { databaseUrl: stage.main.url });
      const bareServer = await child.next<{ url: string }>();
      await postAll(stage, bareServer, many, warmUp);
      const bare = await postAll(stage, bareServer, many, seconds);
      await child.stop();
      await stage.main.database.query('DROP TABLE bare_comments');
      await postAll(stage, stage.service, many, warmUp);
      const spread = await postAll(stage, stage.service, many, seconds);
      const single = await postAll(stage, stage.service, many.slice(0, 1), seconds);
      stage.peakOfPosting = Math.max(stage.peakOfPosting, spread.rate);
      return [compared(spread, bare), compared(single, spread)];
    },
  };
};

const compared = (own: PostRun, other: PostRun): Measured => ({
  value: own.rate / other.rate,
  detail: `${shown(own.rate)}/s of ${shown(other.rate)}/s, p99 ${shown(own.p99)} ms`,
  ...unlessAllTaken(own),
});
