import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Answer } from './client.js';

/** A connection that sends what it is told, byte by byte if need be: for what no HTTP client would send. */
export class RawConnection {
  private received = '';
  private readonly ended: Promise<unknown>;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (text: string) => (this.received += text));
    // A connection that the service has cut may say so; that it is closed is what counts.
    socket.on('error', () => undefined);
    this.ended = once(socket, 'close');
  }

  static async open(url: string): Promise<RawConnection> {
    const { hostname, port } = new URL(url);
    const socket = connect({ host: hostname, port: Number(port) });
    await once(socket, 'connect');
    return new RawConnection(socket);
  }

  send(text: string): void {
    if (this.socket.writable) this.socket.write(text);
  }

  /** Sends one byte at every turn, until the service closes the connection. */
  trickle(bytes: string, everyMs: number): void {
    let next = 0;
    const timer = setInterval(() => this.send(bytes[next++ % bytes.length]!), everyMs);
    this.socket.once('close', () => clearInterval(timer));
  }

  /** Every answer on this connection, once the service has closed it. */
  async answers(): Promise<Answer[]> {
    await this.ended;
    return answersIn(this.received);
  }

  destroy(): void {
    this.socket.destroy();
  }
}

function answersIn(text: string): Answer[] {
  const answers: Answer[] = [];
  let rest = text;
  while (rest !== '') {
    const [head = '', ...after] = rest.split('\r\n\r\n');
    const [status = '', ...lines] = head.split('\r\n');
    const headers = new Headers(lines.map((line) => line.split(/: (.*)/).slice(0, 2) as [string, string]));
    const tail = after.join('\r\n\r\n');
    const length = Number(headers.get('content-length') ?? tail.length);
    const body = Buffer.from(tail.slice(0, length), 'latin1').toString('utf8');
    const isJson = /json/.test(headers.get('content-type') ?? '');
    answers.push({
      status: Number(status.split(' ')[1]),
      headers,
      body: isJson ? JSON.parse(body) : body,
    });
    rest = tail.slice(length);
  }
  return answers;
}
