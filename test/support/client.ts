import { request, type IncomingMessage } from 'node:http';
import { witness } from './witness.js';

/** An answer of the API, its body read. */
export interface Answer<Body = Json> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

// What a test reads of an answer is checked by its expectations, not by the compiler.
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the shape of answers is what tests are about
export type Json = any;

/** A program that talks to the API. */
export class Client {
  constructor(
    readonly url: string,
    private readonly headers: Readonly<Record<string, string>> = {},
    private readonly base = '/api/v1',
  ) {}

  /** The same with a bearer token. */
  as(token: string): Client {
    return this.with({ authorization: `Bearer ${token}` });
  }

  with(headers: Readonly<Record<string, string>>): Client {
    return new Client(this.url, { ...this.headers, ...headers }, this.base);
  }

  /** The same, with paths from the root of the service. */
  fromRoot(): Client {
    return new Client(this.url, this.headers, '');
  }

  get(path: string): Promise<Answer> {
    return this.send('GET', path);
  }

  post(path: string, body: unknown = {}): Promise<Answer> {
    return this.send('POST', path, body);
  }

  put(path: string, body: unknown): Promise<Answer> {
    return this.send('PUT', path, body);
  }

  patch(path: string, body: unknown): Promise<Answer> {
    return this.send('PATCH', path, body);
  }

  delete(path: string): Promise<Answer> {
    return this.send('DELETE', path);
  }

  /** Sends a text or bytes as they are, anything else as JSON; path and headers too go out just as given. */
  send(method: string, path: string, body?: unknown): Promise<Answer> {
    const content = body === undefined || isReady(body) ? body : JSON.stringify(body);
    const headers = {
      ...(content !== undefined && { 'content-type': 'application/json' }),
      ...this.headers,
      ...(content !== undefined && { 'content-length': String(Buffer.byteLength(content)) }),
    };
    const { hostname, port } = new URL(this.url);
    // Not fetch, which tidies paths and writes some headers, such as Host, by itself.
    return new Promise((resolve, reject) => {
      const sent = request({ hostname, port, method, path: `${this.base}${path}`, headers }, (response) => {
        read(response)
          .then((answer) => {
            witness(this.url, method, `${this.base}${path}`, answer.status, answer.body);
            return answer;
          })
          .then(resolve, reject);
      });
      sent.on('error', reject);
      sent.end(content);
    });
  }
}

const isReady = (body: unknown): body is string | Uint8Array =>
  typeof body === 'string' || body instanceof Uint8Array;

async function read(response: IncomingMessage): Promise<Answer> {
  const headers = new Headers();
  for (const [name, values] of Object.entries(response.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const isStream = headers.get('content-type') === 'text/event-stream';
  const text = isStream
    ? await beginningOf(response)
    : Buffer.concat(await response.toArray()).toString('utf8');
  const isJson = text !== '' && /[/+]json/.test(headers.get('content-type') ?? '');
  return { status: response.statusCode!, headers, body: isJson ? JSON.parse(text) : text };
}

/** Of a stream of events, which does not end by itself, what comes first. */
async function beginningOf(response: IncomingMessage): Promise<string> {
  for await (const bytes of response) return String(bytes);
  return '';
}

/** One member of each of an answer's items, in their order. */
export const valuesOf = (items: readonly Json[], member: string): Json[] => items.map((item) => item[member]);
