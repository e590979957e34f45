import { once } from 'node:events';
import {
  Agent,
  createServer,
  get,
  request,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from './until.js';

const LOOKS_EVERY_MS = 50;

interface Instance {
  url: string;
  isReady: boolean;
  readonly agent: Agent;
}

/**
 * Hands requests to its instances in turns, over kept connections, as proxies do: to those whose `/readyz` said so
 * when it was last asked. What fails is not tried again anywhere: the answer is 502.
 */
export class Balancer {
  private readonly instances: Instance[];
  private turn = 0;
  private isOpen = true;
  private looking = Promise.resolve();

  private constructor(
    private readonly server: Server,
    urls: readonly string[],
  ) {
    this.instances = urls.map((url) => ({ url, isReady: false, agent: new Agent({ keepAlive: true }) }));
  }

  static async before(urls: readonly string[]): Promise<Balancer> {
    const server = createServer();
    const balancer = new Balancer(server, urls);
    server.on('request', (asked: IncomingMessage, answer: ServerResponse) => balancer.handOn(asked, answer));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    balancer.looking = balancer.look();
    await balancer.allReady();
    return balancer;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  allReady(): Promise<void> {
    return until('every instance to be ready', () => this.instances.every(({ isReady }) => isReady));
  }

  /** An instance that was started again answers elsewhere. */
  replace(nth: number, url: string): void {
    this.instances[nth]!.url = url;
  }

  async close(): Promise<void> {
    this.isOpen = false;
    await this.looking;
    this.server.close();
    this.server.closeAllConnections();
    for (const { agent } of this.instances) agent.destroy();
  }

  private async look(): Promise<void> {
    while (this.isOpen) {
      await Promise.all(
        this.instances.map(async (instance) => {
          const { url } = instance;
          instance.isReady = await isReady(url);
        }),
      );
      await pause(LOOKS_EVERY_MS);
    }
  }

  private handOn(asked: IncomingMessage, answer: ServerResponse): void {
    const ready = this.instances.filter((instance) => instance.isReady);
    const chosen = ready[(this.turn += 1) % ready.length];
    const fail = (): void => {
      if (answer.headersSent) answer.destroy();
      else answer.writeHead(502).end();
    };
    if (!chosen) return fail();
    const { hostname, port } = new URL(chosen.url);
    const { method, url: path, headers } = asked;
    const handed = request({ hostname, port, method, path, headers, agent: chosen.agent }, (response) => {
      const { connection: _ofTheirs, 'keep-alive': _likewise, ...rest } = response.headers;
      answer.writeHead(response.statusCode!, rest);
      response.on('error', fail).pipe(answer);
    });
    handed.on('error', fail);
    asked.pipe(handed);
  }
}

function isReady(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    get(`${url}/readyz`, { agent: false }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    }).on('error', () => resolve(false));
  });
}
