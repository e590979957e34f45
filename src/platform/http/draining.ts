import type { FastifyInstance } from 'fastify';

/** Whether this instance is on its way out; the container hands it to who has to know. */
export class Draining {
  private begun = false;
  private readonly listeners: (() => void)[] = [];

  get isOn(): boolean {
    return this.begun;
  }

  /** For what would go on by itself: it is told once. */
  whenBegun(listener: () => void): void {
    this.listeners.push(listener);
  }

  begin(): void {
    this.begun = true;
    for (const listener of this.listeners.splice(0)) listener();
  }
}

/** From the beginning of the drain on, who asks is answered and told to ask on another connection next time. */
export function registerDraining(fastify: FastifyInstance, draining: Draining): void {
  fastify.addHook('onSend', async (_request, reply) => {
    if (draining.isOn) reply.header('connection', 'close');
  });
}
