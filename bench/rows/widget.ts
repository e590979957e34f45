import { brotliDecompressSync } from 'node:zlib';
import type { MakeGroup } from '../group.js';
import type { Connections } from '../http.js';
import { atMost } from '../lines.rules.js';

/** What `/embed.js` loads, what a script needs before it runs, and the words of the language, English being first. */
const NEEDED = [
  /import\(\w+ ?\+ ?[`"'](\/assets\/widget-[\w-]+\.js)/,
  /(?:from|import) ?["']\.\/([\w-]+\.js)["']/g,
  /\ben:\{reader:\(\)=>import\([`"']\.\/([\w-]+\.js)/,
];

/**
 * The scripts that a publisher's page loads until a discussion is drawn, as the service sends them. That it asks nobody
 * else and shifts nothing is the proof `widget`.
 */
export const widget: MakeGroup = (stage) => ({
  lines: [{ name: 'widget: scripts until it is drawn, compressed', unit: 'kB', budget: atMost(20) }],
  measure: async () => {
    const sizes = await sizesOf(stage.connect(1));
    const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const parts = [...sizes].map(([path, size]) => `${path.replace(/-[\w-]{8}\.js$/, '')} ${size}`);
    return [
      {
        value: bytes / 1_000,
        detail: `${parts.join(', ')} bytes`,
        // A bundle that is written in another way would be counted in part.
        ...(sizes.size < 3 && { failure: 'the scripts that it loads were not found in it' }),
      },
    ];
  },
});

async function sizesOf(connection: Connections): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  const asked = ['/embed.js'];
  for (const path of asked) {
    if (sizes.has(path)) continue;
    const { body } = await connection.expect(200, path, { headers: { 'accept-encoding': 'br' } });
    sizes.set(path, body.length);
    const text = brotliDecompressSync(body).toString();
    for (const pattern of NEEDED)
      for (const [, name] of text.matchAll(new RegExp(pattern, 'g')))
        asked.push(name!.startsWith('/') ? name! : `/assets/${name}`);
  }
  return sizes;
}
