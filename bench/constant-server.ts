import Fastify from 'fastify';
import { givenConfig } from './child.js';

/** What a server sends that does nothing else. */
export interface ConstantAnswer {
  readonly headers: Readonly<Record<string, string>>;
  readonly base64: string;
}

const { headers, base64 } = givenConfig<ConstantAnswer>();
const body = Buffer.from(base64, 'base64');
const fastify = Fastify();
fastify.get('/', (request, reply) => {
  reply.headers(headers);
  const known = request.headers['if-none-match'];
  return known !== undefined && known === headers['etag'] ? reply.code(304).send() : reply.send(body);
});
process.send!({ url: await fastify.listen({ host: '127.0.0.1', port: 0 }) });
