import { connect, type Socket } from 'node:net';
import { givenConfig } from './child.js';

/** Readers of a thread's events, each on a connection of its own. */
export interface LiveReaders {
  readonly url: string;
  readonly path: string;
  readonly readers: number;
}

/** Instants are milliseconds since 1970, with fractions: the same for every process of the machine. */
export type LiveMessage =
  | { readonly kind: 'connected' }
  | { readonly kind: 'refused'; readonly status: number }
  | { readonly kind: 'told'; readonly told: number; readonly last: number };

const AT_ONCE = 100;
const LONGEST_WAIT = 10_000;
const { url, path, readers } = givenConfig<LiveReaders>();
const { hostname, port } = new URL(url);

/** The highest revision that anyone has heard of, and the one that each has to hear of a newer one than. */
let highest = -1;
let known: number | null = null;
let told = 0;

const send = (message: LiveMessage): void => void process.send!(message);
const now = (): number => performance.timeOrigin + performance.now();

/** Answers the status that the reader got. */
function open(nth: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(Number(port), hostname);
    socket.setEncoding('utf8');
    let rest = '';
    let isTold = false;
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('A reader was cut off.')));
    socket.on('data', (text: string) => {
      const lines = (rest + text).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const status = /^HTTP\/1\.1 (\d+)/.exec(line)?.[1];
        if (status !== undefined) resolve(Number(status));
        const revision = Number(/^data:.*"revision":\s*(\d+)/.exec(line)?.[1] ?? NaN);
        if (Number.isNaN(revision)) continue;
        if (known !== null && revision > known && !isTold) {
          isTold = true;
          told += 1;
          if (told === readers) send({ kind: 'told', told, last: now() });
        }
        highest = Math.max(highest, revision);
      }
    });
    const address = [10, 200, nth >> 8, nth & 255].join('.');
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\naccept: text/event-stream\r\nx-forwarded-for: ${address}\r\n\r\n`,
    );
  });
}

for (let nth = 0; nth < readers; nth += AT_ONCE) {
  const some = Array.from({ length: Math.min(AT_ONCE, readers - nth) }, (_, index) => open(nth + index));
  const refused = (await Promise.all(some)).find((status) => status !== 200);
  if (refused === undefined) continue;
  send({ kind: 'refused', status: refused });
  break;
}
send({ kind: 'connected' });

process.on('message', () => {
  known = highest;
  setTimeout(() => told < readers && send({ kind: 'told', told, last: NaN }), LONGEST_WAIT);
  process.send!({ kind: 'watching' });
});
