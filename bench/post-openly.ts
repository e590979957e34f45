import { setTimeout as sleep } from 'node:timers/promises';
import { readFile } from 'node:fs/promises';
import { givenConfig } from './child.js';
import { Connections } from './http.js';
import { quantile } from './lines.rules.js';
import { nthPost, type PostKit } from './posts.js';

/** Posts at a rate, whether or not they are answered. */
export interface OpenPosting {
  readonly url: string;
  readonly kitFile: string;
  readonly threads: readonly string[];
  readonly rate: number;
  readonly seconds: number;
  readonly first: number;
}

export interface OpenlyPosted {
  readonly offered: number;
  /** How many were answered with each status; `failed`: with none. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Answers 429 and 503 that do not say when to come again. */
  readonly withoutRetryAfter: number;
  /** 201 a second, while posts were offered. */
  readonly taken: number;
  /** Milliseconds, of those taken. */
  readonly p99: number;
}

/** Connections that stand before it begins, as those of a proxy do: what is measured is the service, not the handshake. */
const MOST_OPEN = 2_000;
const TICK = 10;

const { url, kitFile, threads, rate, seconds, first } = givenConfig<OpenPosting>();
const kit = JSON.parse(await readFile(kitFile, 'utf8')) as PostKit;
const connections = new Connections(url, MOST_OPEN);
const statuses: Record<string, number> = {};
const times: number[] = [];
let withoutRetryAfter = 0;
let open = 0;
let takenInTime = 0;
let isOver = false;

async function post(n: number): Promise<void> {
  open += 1;
  let outcome = 'failed';
  try {
    const path = `/api/v1/threads/${threads[n % threads.length]}/comments`;
    const { status, headers, time } = await connections.send(path, { method: 'POST', ...nthPost(kit, n) });
    outcome = String(status);
    if ((status === 429 || status === 503) && headers['retry-after'] === undefined) withoutRetryAfter += 1;
    if (status === 201) times.push(time);
    if (status === 201 && !isOver) takenInTime += 1;
  } catch {
    // Counted as failed.
  }
  statuses[outcome] = (statuses[outcome] ?? 0) + 1;
  open -= 1;
}

await connections.open(Math.min(MOST_OPEN, Math.ceil(rate)));
process.send!({ ready: true });
const start = performance.now();
const all: Promise<void>[] = [];
let offered = 0;
while (performance.now() - start < seconds * 1_000) {
  const due = ((performance.now() - start) / 1_000) * rate;
  for (; offered < due && open < MOST_OPEN; offered += 1) all.push(post(first + offered));
  await sleep(TICK);
}
isOver = true;
const taken = takenInTime / ((performance.now() - start) / 1_000);
process.send!({ offered, over: true });
await Promise.all(all);
connections.close();
process.send!({
  ...{ offered, statuses, withoutRetryAfter, taken },
  p99: quantile(times, 0.99),
} satisfies OpenlyPosted);
