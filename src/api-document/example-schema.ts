import type { Schema } from './input-schema.js';

type Members = Readonly<Record<string, unknown>>;

/** The shape of an answer, as far as its examples tell: a member that an example lacks is one that may be absent. */
export function schemaOfExamples(examples: readonly unknown[]): Schema {
  const types = [...new Set(examples.map(typeOf))].sort();
  const objects = examples.filter((example): example is Members => typeOf(example) === 'object');
  const lists = examples.filter((example): example is unknown[] => Array.isArray(example));
  return {
    ...(types.length > 0 && { type: types.length === 1 ? types[0] : types }),
    ...(objects.length > 0 && membersOf(objects)),
    ...(lists.length > 0 && { items: schemaOfExamples(lists.flat()) }),
  };
}

function membersOf(objects: readonly Members[]): Schema {
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const valuesOf = (name: string): unknown[] =>
    objects.filter((object) => name in object).map((object) => object[name]);
  return {
    properties: Object.fromEntries(names.map((name) => [name, schemaOfExamples(valuesOf(name))])),
    required: names.filter((name) => objects.every((object) => name in object)),
  };
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'string';
  return Number.isInteger(value) ? 'integer' : typeof value;
}
