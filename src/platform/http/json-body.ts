import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadInput } from '../errors/problem.js';

type Done = (error: Error | null, body?: unknown) => void;

/** Fastify's JSON parser, but bytes that are no UTF-8 are refused: decoded, they would be stored as damaged text. */
export function jsonBodyParser(
  fastify: FastifyInstance,
): (request: FastifyRequest, bytes: Buffer, done: Done) => void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  return (request, bytes, done) => {
    if (isUtf8(bytes)) void parse(request, bytes.toString(), done);
    else done(new BadInput('input_invalid', 'The request is not UTF-8: send well-formed JSON in UTF-8.'));
  };
}
