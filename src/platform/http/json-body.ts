import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { BadInput } from '../errors/problem.js';

type Done = (error: Error | null, body?: unknown) => void;

/** More than anything that the API takes, and little enough for validation, which recurses. */
const MOST_LEVELS = 20;

/**
 * Fastify's JSON parser, but bytes that are no UTF-8 are refused: decoded, they would be stored as damaged text.
 * So is what is nested too deeply.
 */
export function jsonBodyParser(
  fastify: FastifyInstance,
): (request: FastifyRequest, bytes: Buffer, done: Done) => void {
  const parse = fastify.getDefaultJsonParser('error', 'error') as (
    request: FastifyRequest,
    text: string,
    done: Done,
  ) => void;
  return (request, bytes, done) => {
    if (!isUtf8(bytes)) return done(unusable('The request is not UTF-8: send well-formed JSON in UTF-8.'));
    parse(request, bytes.toString(), (error: Error | null, body?: unknown) => {
      if (error === null && isDeeperThan(MOST_LEVELS, body))
        done(
          unusable(`The request is nested deeper than ${MOST_LEVELS} levels: send what the API describes.`),
        );
      else done(error, body);
    });
  };
}

const unusable = (detail: string): BadInput => new BadInput('input_invalid', detail);

const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((inner) => isDeeperThan(levels - 1, inner)));
