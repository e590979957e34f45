import { Type } from 'class-transformer';
import {
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { describe, expect, it } from '@jest/globals';
import { Meaning } from '../platform/http/documented.js';
import { IsInstant } from '../platform/http/is-instant.js';
import { schemaOf } from './input-schema.js';

class Inner {
  @IsString()
  @MaxLength(9)
  name: string;
}

class Input {
  @IsInt()
  @Min(1)
  @Max(5)
  count: number;

  @IsOptional()
  @IsIn(['a', 'b'])
  choice?: string | null;

  @Meaning('When.')
  @ValidateIf((input: Input) => input.until !== null)
  @IsInstant()
  until: string | null;

  @Matches(/^[a-z]+$/i, { message: 'key has letters only' })
  key: string;

  @IsOptional()
  @IsArray()
  @IsString({ each: true })
  names?: string[] | null;

  @ValidateNested()
  @Type(() => Inner)
  inner: Inner;

  @ValidateNested({ each: true })
  @Type(() => Inner)
  inners: Inner[];
}

const INNER = { type: 'object', properties: { name: { type: 'string', maxLength: 9 } }, required: ['name'] };

describe('the shape of an input', () => {
  const { properties, required } = schemaOf(Input);

  it('tells what may be left out, and what may be null', () => {
    expect([...required].sort()).toEqual(['count', 'inner', 'inners', 'key', 'until']);
  });

  it.each<[keyof Input, object]>([
    ['count', { type: 'integer', minimum: 1, maximum: 5 }],
    ['choice', { enum: ['a', 'b', null] }],
    ['until', { type: ['string', 'null'], format: 'date-time', description: 'When.' }],
    ['key', { type: 'string', description: 'key has letters only' }],
    ['names', { type: ['array', 'null'], items: { type: 'string' } }],
    ['inner', INNER],
    ['inners', { type: 'array', items: INNER }],
  ])('tells of %s what its validators hold', (member, schema) => {
    expect(properties[member]).toEqual(schema);
  });

  it('refuses a validator that it cannot tell', () => {
    class Odd {
      @ValidateBy({ name: 'isOdd', validator: { validate: () => true } })
      member: number;
    }
    expect(() => schemaOf(Odd)).toThrow(/"isOdd" of "member"/);
  });
});
