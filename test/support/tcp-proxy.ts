import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** Stands between the service and its database, as a network that fails. */
export class TcpProxy {
  private readonly sockets = new Set<Socket>();
  private isHeld = false;

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {}

  /** In front of the server that the URL names. */
  static async before(url: string): Promise<TcpProxy> {
    const { hostname, port } = new URL(url);
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const proxy = new TcpProxy(server, (server.address() as AddressInfo).port);
    server.on('connection', (near: Socket) => proxy.join(near, connect(Number(port || 5432), hostname)));
    return proxy;
  }

  /** The same database, through here. */
  through(url: string): string {
    return Object.assign(new URL(url), { hostname: '127.0.0.1', port: String(this.port) }).href;
  }

  /** Cuts what there is, and refuses what comes. */
  async away(): Promise<void> {
    const closed = once(this.server, 'close');
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  async back(): Promise<void> {
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
  }

  /** Takes everything and hands nothing on, in silence; or goes on. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    for (const socket of this.sockets) {
      if (isHeld) socket.pause();
      else socket.resume();
    }
  }

  private join(near: Socket, far: Socket): void {
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.on('data', (bytes) => other.write(bytes));
      if (this.isHeld) one.pause();
    }
  }
}
