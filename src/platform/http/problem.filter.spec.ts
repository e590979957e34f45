import { HttpException } from '@nestjs/common';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { BadInput } from '../errors/problem.js';
import { toProblem } from './problem.filter.js';

const SQL = 'SELECT secret_column FROM comments';

/** As TypeORM throws what PostgreSQL answered. */
const failedQuery = (code: string): QueryFailedError =>
  new QueryFailedError(SQL, ['a parameter'], Object.assign(new Error('canceling statement'), { code }));

describe('whatever was thrown, as a problem', () => {
  const logged = jest.fn();
  const log = { error: logged, warn: logged };

  beforeEach(() => {
    logged.mockClear();
  });

  it.each<[string, unknown]>([
    ['a statement timeout', failedQuery('57014')],
    ['a lock timeout', failedQuery('55P03')],
    ['a deadlock', failedQuery('40P01')],
    ['a serialization failure', failedQuery('40001')],
    ['too many connections', failedQuery('53300')],
    ['a server that is shutting down', failedQuery('57P01')],
    ['a deadlock without TypeORM around it', Object.assign(new Error('deadlock'), { code: '40P01' })],
    ['a server that is not there', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
    ['a pool without a free connection', new Error('timeout exceeded when trying to connect')],
    ['a connection that broke', new Error('Connection terminated unexpectedly')],
  ])('asks to come again after %s', (_what, error) => {
    const problem = toProblem(error, log);
    expect(problem).toMatchObject({ status: 503, code: 'busy', headers: { 'retry-after': '2' } });
    expect(JSON.stringify(problem)).not.toContain('SELECT');
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it.each<[string, unknown]>([
    ['a constraint that nobody expected', failedQuery('23505')],
    ['a fault of ours', new TypeError('x is not a function')],
    ['a text', 'out of order'],
    ['null', null],
    ['an object of no kind', {}],
  ])('says nothing of %s, and logs it', (_what, error) => {
    const problem = toProblem(error, log);
    expect(problem).toMatchObject({ status: 500, code: 'internal', headers: {} });
    expect(JSON.stringify(problem)).not.toMatch(/SELECT|parameter|function|order/);
    expect(logged).toHaveBeenCalledTimes(1);
  });

  it('leaves a refusal as it is, and logs nothing', () => {
    const refusal = new BadInput('body_empty', 'Write something.');
    expect(toProblem(refusal, log)).toBe(refusal);
    expect(logged).not.toHaveBeenCalled();
  });

  it.each<[number, unknown, string]>([
    [404, new HttpException('Cannot GET /x', 404), 'not_found'],
    [413, Object.assign(new Error('too large'), { statusCode: 413 }), 'too_large'],
    [415, Object.assign(new Error('media type'), { statusCode: 415 }), 'media_type_unsupported'],
    [418, new HttpException('teapot', 418), 'refused'],
  ])('puts the %d of the framework in our words', (status, error, code) => {
    expect(toProblem(error, log)).toMatchObject({ status, code });
    expect(logged).not.toHaveBeenCalled();
  });
});
