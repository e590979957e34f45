import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { Busy, Problem } from '../errors/problem.js';
import { noteRefusal } from './metrics.js';

const HELP: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['input_invalid', 'The request could not be read: send well-formed JSON in UTF-8.'],
  404: ['not_found', 'There is nothing at this address: check its spelling.'],
  405: ['method_not_allowed', 'This address does not take that method.'],
  413: ['too_large', 'The request is larger than this address takes: shorten it.'],
  414: ['too_large', 'The address is too long: shorten it.'],
  415: ['media_type_unsupported', 'This content type is not read here: send application/json.'],
};

/** Whatever was thrown, as a problem; what nobody expected says nothing of itself and goes to the log. */
export function toProblem(error: unknown, log: Pick<FastifyBaseLogger, 'error' | 'warn'>): Problem {
  if (error instanceof Problem) return error;
  const status = statusOf(error);
  if (status === 503) log.warn({ err: error }, 'busy');
  else if (status >= 500) log.error({ err: error }, 'failed');
  return problemOf(status);
}

/** What the framework, the database or a fault of ours ended with, in our words. */
export function problemOf(status: number): Problem {
  if (status < 500) {
    const [code, detail] = HELP[status] ?? ['refused', 'The request was refused as it is.'];
    return new Problem(status, code, status === 404 ? 'Not found' : 'That cannot be used as it is', detail);
  }
  if (status === 503) return new Busy();
  return new Problem(
    500,
    'internal',
    'That went wrong here',
    'The fault is ours, nothing was changed, and it has been logged: try again in a moment.',
  );
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  if (error !== null && typeof error === 'object') {
    if ('statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
    if (isPassing(error)) return 503;
  }
  return 500;
}

/**
 * Of PostgreSQL and the way to it: statement or lock timeout, deadlock, serialization, too many connections, shutting
 * down, not reachable. Tried again in a moment, the same request may pass.
 */
const PASSING = /^(57014|55P03|40P01|40001|53300|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE)$/;
/** The same without a code. The last two come where a connection was lost between two statements of a transaction. */
const PASSING_WORDS =
  /timeout exceeded when trying to connect|Connection terminated|postmaster exit|is not queryable|Query runner already released/;

function isPassing(error: object): boolean {
  const cause = 'driverError' in error ? (error.driverError as object) : error;
  if ('code' in cause && PASSING.test(String(cause.code))) return true;
  return 'message' in cause && PASSING_WORDS.test(String(cause.message));
}

export function sendProblem(reply: FastifyReply, problem: Problem): FastifyReply {
  noteRefusal(reply, problem);
  return reply
    .status(problem.status)
    .headers({ ...problem.headers, 'cache-control': 'no-store' })
    .type('application/problem+json')
    .send(JSON.stringify(problem));
}

/** Renders every error of the API as `application/problem+json`. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { log } = http.getRequest<FastifyRequest>();
    void sendProblem(http.getResponse<FastifyReply>(), toProblem(error, log));
  }
}
