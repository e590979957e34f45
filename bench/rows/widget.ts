import { gzipSync } from 'node:zlib';
import type { MakeGroup } from '../group.js';
import { atMost } from '../lines.rules.js';

/** The script that a publisher's page loads. That it asks nobody else and shifts nothing is a browser's test. */
export const widget: MakeGroup = (stage) => ({
  lines: [{ name: 'widget: /embed.js, compressed', unit: 'kB', budget: atMost(20) }],
  measure: async () => {
    const { body } = await stage.connect(1).expect(200, '/embed.js');
    return [{ value: gzipSync(body).length / 1_000, detail: `${body.length} bytes as it is` }];
  },
});
