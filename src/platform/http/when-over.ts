import type { ServerResponse } from 'node:http';

/**
 * Calls once, when an answer has gone out or its connection is gone. An answer whose turn on its connection never came is not
 * closed: the connection is.
 */
export function whenOver(response: ServerResponse, over: () => void): void {
  const { socket } = response.req;
  const end = (): void => {
    response.off('close', end);
    socket.off('close', end);
    over();
  };
  if (response.closed || response.destroyed || socket.destroyed) return end();
  response.once('close', end);
  socket.once('close', end);
}
