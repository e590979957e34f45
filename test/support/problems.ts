import { expect } from '@jest/globals';
import type { Answer } from './client.js';

/** What must not be in any answer: traces, statements, names of tables and constraints. */
const INSIDES =
  /\.[jt]s:\d+|node_modules|\bSELECT\b|INSERT INTO|QueryFailed|_pkey|_fkey|invalid input syntax|TypeError/;

/** Expects a refusal with this status and code, whole and explaining itself. */
export function expectProblem(answer: Answer, status: number, code: string): void {
  const { status: answered, code: told, title, detail } = answer.body;
  expect({ status: answer.status, answered, code: told }).toEqual({ status, answered: status, code });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.body.type).toBe(`/problems/${code}`);
  expect(title).toMatch(/\S/);
  expect(detail).toMatch(/\S/);
  expect(JSON.stringify(answer.body)).not.toMatch(INSIDES);
}
