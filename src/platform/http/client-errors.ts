import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { Problem } from '../errors/problem.js';

export class TooSlow extends Problem {
  constructor() {
    super(408, 'too_slow', 'Too slow', 'The request did not arrive in time: send it again, whole.');
  }
}

/** What Node itself refuses, below Fastify: there is a connection and no request. */
const PROBLEMS: Readonly<Record<string, Problem>> = {
  ERR_HTTP_REQUEST_TIMEOUT: new TooSlow(),
  HPE_HEADER_OVERFLOW: new Problem(
    431,
    'too_large',
    'The headers are too large',
    'The address and headers of the request are larger than is taken here: shorten them.',
  ),
  HPE_CHUNK_EXTENSIONS_OVERFLOW: new Problem(
    413,
    'too_large',
    'The request is too large',
    'The request is larger than is taken here: shorten it.',
  ),
};
const UNREADABLE = new Problem(
  400,
  'input_invalid',
  'That cannot be used as it is',
  'This is no HTTP request that can be read here.',
);

/** Of a connection whose sender may still be sending: cut at once, the answer would be lost on its way. */
const LINGER_MS = 1_000;

const answered = new WeakSet<Socket>();

/** Answers on the connection itself, and closes it: what would come next cannot be told from what was wrong. */
export function answerClientError({ code }: NodeJS.ErrnoException, socket: Socket): void {
  if (answered.has(socket)) return;
  answered.add(socket);
  const { _httpMessage: underWay } = socket as Socket & { _httpMessage?: { headersSent: boolean } };
  if (code === 'ECONNRESET' || !socket.writable || underWay?.headersSent) {
    socket.destroy();
    return;
  }
  const problem = PROBLEMS[code ?? ''] ?? UNREADABLE;
  socket.end(answerOf(problem), () => {
    // What is late must not come in after all, once it has been refused.
    if (problem.status === 408) socket.destroy();
    else setTimeout(() => socket.destroy(), LINGER_MS).unref();
  });
}

function answerOf(problem: Problem): string {
  const body = JSON.stringify(problem);
  return [
    `HTTP/1.1 ${problem.status} ${STATUS_CODES[problem.status]}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}
