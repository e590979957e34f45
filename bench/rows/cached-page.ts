import type { ConstantAnswer } from '../constant-server.js';
import type { MakeGroup } from '../group.js';
import type { Timed } from '../http.js';
import { atLeast, shown, type Measured } from '../lines.rules.js';
import { grouped } from '../sizes.js';
import { unlessAllWell, wrk } from '../wrk.js';

const CONNECTIONS = 32;
/** What every server writes by itself. */
const OWN_HEADERS = ['date', 'connection', 'keep-alive', 'content-length', 'transfer-encoding'];

/** The first page of a thread beside a server that sends the same bytes and does nothing else. */
export const cachedPage: MakeGroup = (stage) => {
  const { usual, seconds, warmUp } = stage.sizes;
  const of = `of ${grouped(usual)} comments`;
  return {
    lines: [
      { name: `first page ${of} from the cache, of a constant buffer`, unit: '', budget: atLeast(0.85) },
      { name: `304 for the first page ${of}, of a constant 304`, unit: '', budget: atLeast(0.85) },
    ],
    measure: async () => {
      const path = stage.page(usual);
      const page = await stage.connect(1).expect(200, path);
      const child = await stage.child('constant-server.ts', constantOf(page));
      const { url: constant } = await child.next<{ url: string }>();
      const ours = `${stage.service.url}${path}`;
      const against = async (headers: Readonly<Record<string, string>>, bytes: number): Promise<Measured> => {
        const load = { connections: CONNECTIONS, headers };
        for (const url of [constant, ours]) await wrk(url, { ...load, seconds: warmUp });
        const raw = await wrk(constant, { ...load, seconds });
        const own = await wrk(ours, { ...load, seconds });
        const detail = `${shown(own.rate)}/s of ${shown(raw.rate)}/s, ${grouped(bytes)} bytes, p99 ${shown(own.p99)} ms`;
        return { value: own.rate / raw.rate, detail, ...unlessAllWell(raw, own) };
      };
      const whole = await against({}, page.body.length);
      const { etag } = page.headers;
      const unchanged =
        etag === undefined
          ? { value: null, failure: 'the page has no ETag' }
          : await against({ 'if-none-match': etag }, 0);
      await child.stop();
      return [whole, unchanged];
    },
  };
};

const constantOf = ({ headers, body }: Timed): ConstantAnswer => ({
  headers: Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name))),
  base64: body.toString('base64'),
});

/** What else readers ask for most. */
export const otherPages: MakeGroup = (stage) => {
  const { usual, seconds } = stage.sizes;
  const of = `of ${grouped(usual)} comments`;
  const line = (name: string) => ({ name, unit: '/s', budget: null });
  return {
    lines: [
      line(`the article's page with the first page ${of}`),
      line(`feed of the thread ${of}`),
      line('counts of 100 articles'),
    ],
    measure: async () => {
      const { slug } = stage.thread(usual);
      const paths = [`/articles/${slug}`, `/articles/${slug}/comments.rss`, countsPath(stage)];
      const measured: Measured[] = [];
      for (const path of paths) {
        const url = `${stage.service.url}${path}`;
        await wrk(url, { connections: CONNECTIONS, seconds: 1 });
        const run = await wrk(url, { connections: CONNECTIONS, seconds: Math.ceil(seconds / 2) });
        measured.push({ value: run.rate, detail: `p99 ${shown(run.p99)} ms`, ...unlessAllWell(run) });
      }
      return measured;
    },
  };
};

export const countsPath = ({ articles }: { articles: readonly { slug: string }[] }): string =>
  `/api/v1/counts?${articles
    .slice(0, 100)
    .map(({ slug }) => `article=${slug}`)
    .join('&')}`;
