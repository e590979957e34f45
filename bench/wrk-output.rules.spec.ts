import { describe, expect, it } from '@jest/globals';
import { readWrkOutput } from './wrk-output.rules.js';

const output = (errors: string): string => `Running 3s test @ http://127.0.0.1:3000/
  1 threads and 32 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency     0.98ms  518.59us   8.25ms   89.09%
    Req/Sec     2.00k    59.70     2.05k    80.00%
  Latency Distribution
     50%  920.00us
     75%    1.11ms
     90%    1.38ms
     99%    2.36s 
  5987 requests in 3.00s, 0.99MB read
${errors}Requests/sec:   1995.66
Transfer/sec:      0.99MB
`;

describe('what wrk says', () => {
  it('is read', () => {
    expect(readWrkOutput(output(''))).toEqual({
      rate: 1995.66,
      requests: 5987,
      p50: 0.92,
      p99: 2_360,
      failed: 0,
    });
  });

  it('is read with all that failed', () => {
    const errors = '  Socket errors: connect 1, read 2, write 3, timeout 4\n  Non-2xx or 3xx responses: 10\n';
    expect(readWrkOutput(output(errors)).failed).toBe(20);
  });

  it('is shown where it is something else', () => {
    expect(() => readWrkOutput('unable to connect')).toThrow('unable to connect');
  });
});
