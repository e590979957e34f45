import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EventStream } from './event-stream.js';

let server: Server;
let reader: Socket;
let response: ServerResponse;
let isOver: boolean;

beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  reader = connect((server.address() as AddressInfo).port, '127.0.0.1');
  reader.on('error', () => undefined).pause();
  const asked = once(server, 'request');
  reader.write('GET / HTTP/1.1\r\nHost: a.example\r\n\r\n');
  [, response] = (await asked) as [unknown, ServerResponse];
  isOver = false;
});

afterEach(async () => {
  reader.destroy();
  server.close();
  await once(server, 'close');
});

function open(): EventStream {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const stream = new EventStream(response);
  stream.onEnd(() => (isOver = true));
  return stream;
}

/** More than the buffers of the kernel hold soon stays here. */
const MUCH = Buffer.alloc(1024 * 1024, '.');

it('cuts a reader off who takes nothing, and keeps no more than a bound for it', async () => {
  const stream = open();
  let most = 0;
  for (let sent = 0; !isOver; sent += 1) {
    expect(sent).toBeLessThan(200);
    stream.send(MUCH);
    await pause(1);
    most = Math.max(most, response.writableLength);
  }
  expect(most).toBeLessThan(2 * MUCH.length);
  stream.send(MUCH);
  stream.end();
});

it('keeps a reader who takes all', async () => {
  reader.resume();
  const stream = open();
  for (let sent = 0; sent < 50; sent += 1) {
    stream.send(MUCH);
    while (response.writableLength > 0) await pause(1);
    stream.beat(0);
  }
  expect(isOver).toBe(false);
});

it('is over at once for who has gone before it began', async () => {
  const gone = once(response, 'close');
  reader.destroy();
  await gone;
  new EventStream(response).onEnd(() => (isOver = true));
  expect(isOver).toBe(true);
});
