import { describe, expect, it } from '@jest/globals';
import { schemaOfExamples } from './example-schema.js';

describe('the shape of examples', () => {
  it.each<[string, unknown[], object]>([
    ['nothing', [], {}],
    ['a text', ['x'], { type: 'string' }],
    ['an instant, which is a text once it is sent', [new Date(0)], { type: 'string' }],
    ['a whole number', [1], { type: 'integer' }],
    ['a number or nothing', [null, 1.5], { type: ['null', 'number'] }],
    ['a list', [[1, 2]], { type: 'array', items: { type: 'integer' } }],
    ['an empty list', [[]], { type: 'array', items: {} }],
    [
      'a member that may be absent',
      [{ a: 1 }, { a: null, b: true }],
      {
        type: 'object',
        properties: { a: { type: ['integer', 'null'] }, b: { type: 'boolean' } },
        required: ['a'],
      },
    ],
    [
      'items of several kinds',
      [{ items: [{ a: 1 }, { b: 1 }] }],
      {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              type: 'object',
              properties: { a: { type: 'integer' }, b: { type: 'integer' } },
              required: [],
            },
          },
        },
        required: ['items'],
      },
    ],
  ])('of %s', (_what, examples, schema) => {
    expect(schemaOfExamples(examples)).toEqual(schema);
  });
});
