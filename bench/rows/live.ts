import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { MakeGroup } from '../group.js';
import type { LiveMessage, LiveReaders } from '../live-readers.js';
import { atMost, shown } from '../lines.rules.js';
import { nthPost } from '../posts.js';
import { grouped } from '../sizes.js';

/** Files that a process needs for anything but its readers. */
const OTHER_FILES = 2_000;
const SETTLING = 1_000;

/** Readers who wait for news of one thread, and one post. */
export const live: MakeGroup = (stage) => {
  const { readers: wanted, small } = stage.sizes;
  const files = Number(execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' })) || Infinity;
  const readers = Math.min(wanted, files - OTHER_FILES);
  const limited = readers < wanted ? ` (ulimit -Hn is ${files})` : '';
  const name = `live, ${grouped(readers)} readers on one process${limited}`;
  return {
    lines: [
      { name: `${name}: resident for each`, unit: 'kB', budget: atMost(20) },
      { name: `${name}: from a post's answer until the last one knows`, unit: 's', budget: atMost(1) },
      { name: `${name}: resident`, unit: 'MB', budget: null },
    ],
    measure: async () => {
      const { threadId } = stage.thread(small);
      const service = await stage.start(stage.main);
      const connections = stage.connect(1, service);
      await connections.expect(200, stage.page(small));
      await sleep(SETTLING);
      const before = service.memory;
      const path = `/api/v1/threads/${threadId}/events`;
      const child = await stage.child('live-readers.ts', {
        url: service.url,
        path,
        readers,
      } satisfies LiveReaders);
      const answer = await child.next<LiveMessage>();
      if (answer.kind === 'refused') {
        await Promise.all([child.stop(), service.stop()]);
        throw new Error(`the service answered ${answer.status}`);
      }
      await sleep(SETTLING);
      const after = service.memory;
      child.tell({ watch: true });
      await child.next();
      const post = nthPost(stage.kit, stage.takePosts(1));
      await connections.expect(201, `/api/v1/threads/${threadId}/comments`, { method: 'POST', ...post });
      const posted = performance.timeOrigin + performance.now();
      const told = await child.next<LiveMessage & { kind: 'told' }>();
      await child.stop();
      await service.stop();
      const all = told.told === readers;
      return [
        {
          value: ((after - before) * 1024) / readers,
          detail: `${shown(before)} MB before, ${shown(after)} MB with them`,
        },
        all
          ? { value: Math.max(0, told.last - posted) / 1_000 }
          : { value: null, failure: `${told.told} of ${readers} were told within 10 s` },
        { value: after },
      ];
    },
  };
};
