import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { csvOf, wantsCsv } from './csv.js';

const MARK = '\uFEFF';

describe('csv', () => {
  it('has its mark, its first line, and lines that end as RFC 4180 says', () => {
    const rows = [
      ['Ada', 3, new Date('2026-11-02T08:41:07.250Z')],
      ['Bo "B" Hall, the\nyounger', -1.5, null],
    ] as const;
    expect(csvOf(['name', 'decisions', 'at'], rows)).toBe(
      `${MARK}name,decisions,at\r\nAda,3,2026-11-02T08:41:07.250Z\r\n"Bo ""B"" Hall, the\nyounger",-1.5,\r\n`,
    );
  });

  it('goes on without them', () => {
    expect(csvOf(null, [['Ada', 3]])).toBe('Ada,3\r\n');
    expect(csvOf(null, [])).toBe('');
  });

  it('has its first line where there are no rows', () => {
    expect(csvOf(['name'], [])).toBe(`${MARK}name\r\n`);
  });

  it.each([
    '=HYPERLINK("http://evil.example","x")',
    "+1+cmd|' /C calc'!A0",
    '-1+1',
    '@SUM(A1:A9)',
    '\t=1+1',
    '\r=1+1',
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM',
  ])('makes no formula of %j', (name) => {
    const [, line = ''] = csvOf(['name'], [[name]]).split(/\r\n(?!$)/);
    expect(line.replace(/^"/, '').startsWith(`'${name[0]}`)).toBe(true);
  });

  it('holds what is no formula as it is', () => {
    expect(csvOf(null, [['a=1', 'x@y', "O'Hara", '1+1']])).toBe("a=1,x@y,O'Hara,1+1\r\n");
  });

  it.each<[string | null, string | undefined, boolean]>([
    ['csv', undefined, true],
    ['csv', 'application/json', true],
    ['json', 'text/csv', false],
    [null, 'text/csv', true],
    [null, 'text/csv;q=0.9, */*', true],
    [null, 'text/html, text/csv', false],
    [null, '*/*', false],
    [null, undefined, false],
  ])('is asked for by format %p and Accept %p: %p', (format, accept, wants) => {
    expect(wantsCsv(format, { headers: { accept } } as FastifyRequest)).toBe(wants);
  });
});
