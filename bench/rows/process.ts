import { setTimeout as sleep } from 'node:timers/promises';
import type { MakeGroup } from '../group.js';
import { atMost, median } from '../lines.rules.js';
import type { ServiceProcess } from '../service-process.js';
import { grouped } from '../sizes.js';

const AT_ONCE = 8;

/** A fresh process: its start, and what it holds. */
export const ownProcess: MakeGroup = (stage) => {
  const { starts, idleSeconds } = stage.sizes;
  const pages = stage.articles.map(({ threadId }) => `/api/v1/threads/${threadId}/comments`);
  return {
    lines: [
      {
        name: 'process: from its start to the first answer, on an existing database',
        unit: 's',
        budget: atMost(3),
      },
      { name: `process: resident when idle for ${idleSeconds} s`, unit: 'MB', budget: atMost(190) },
      { name: `process: resident with ${grouped(pages.length)} cached threads`, unit: 'MB', budget: null },
    ],
    measure: async () => {
      const times: number[] = [];
      let service: ServiceProcess | undefined;
      for (let nth = 0; nth < starts; nth += 1) {
        await service?.stop();
        service = await stage.start(stage.main);
        times.push(service.startedIn);
      }
      await sleep(idleSeconds * 1_000);
      const idle = service!.memory;
      const connections = stage.connect(AT_ONCE, service);
      await Promise.all(pages.map((page) => connections.expect(200, page)));
      await sleep(1_000);
      const cached = service!.memory;
      await service!.stop();
      const each = times.map((time) => `${time.toFixed(2)} s`).join(', ');
      return [{ value: median(times), detail: each }, { value: idle }, { value: cached }];
    },
  };
};
