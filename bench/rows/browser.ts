import { startBrowser } from '../../test/support/browser.js';
import type { MakeGroup } from '../group.js';
import { grouped } from '../sizes.js';

/** Notes in the page when the first comment has been painted: two frames after it is there. */
const NOTE_FIRST_COMMENT = `
  const look = () => {
    if (document.querySelector('.comment-list li') === null) return requestAnimationFrame(look);
    requestAnimationFrame(() => requestAnimationFrame(() => { window.firstComment = performance.now(); }));
  };
  requestAnimationFrame(look);`;

/** The largest thread in a real browser, whose first visit it is; the service has the page in no cache. */
export const browser: MakeGroup = (stage) => {
  const { large, starts } = stage.sizes;
  const { slug } = stage.thread(large);
  const name = `a thread of ${grouped(large)} comments opened in a browser: its first comment painted`;
  return {
    lines: [{ name, unit: 's', budget: null }],
    measure: async () => {
      const found = await startBrowser();
      if (found.browser === null) throw new Error(found.reason);
      const times: number[] = [];
      for (let nth = 0; nth < starts; nth += 1) {
        const context = await found.browser.newContext();
        await context.addInitScript(NOTE_FIRST_COMMENT);
        const page = await context.newPage();
        // Another page of the thread each time: none is in memory.
        await page.goto(`${stage.service.url}/articles/${slug}${nth === 0 ? '' : `?cursor=p${nth}`}`);
        await page.waitForFunction('window.firstComment !== undefined');
        times.push((await page.evaluate<number>('window.firstComment')) / 1_000);
        await context.close();
      }
      await found.browser.close();
      return [{ value: Math.max(...times), detail: times.map((time) => `${time.toFixed(2)} s`).join(', ') }];
    },
  };
};
