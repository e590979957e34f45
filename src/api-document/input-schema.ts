import { plainToInstance } from 'class-transformer';
import { getMetadataStorage } from 'class-validator';
import { meaningOf } from '../platform/http/documented.js';

/** A class that the input pipe checks. */
export type InputClass = new () => object;

export type Schema = Readonly<Record<string, unknown>>;

export interface ObjectSchema extends Schema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

type Validation = ReturnType<ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas']>[number];
type Condition = (input: object, value: unknown) => boolean;

/** What the validators of class-validator say, as JSON Schema; ours bring theirs as their `context`. */
const SAYS: Readonly<Record<string, (...constraints: never[]) => Schema>> = {
  isString: () => ({ type: 'string' }),
  isInt: () => ({ type: 'integer' }),
  isNumber: () => ({ type: 'number' }),
  isBoolean: () => ({ type: 'boolean' }),
  isObject: () => ({ type: 'object' }),
  isArray: () => ({ type: 'array' }),
  isUrl: () => ({ type: 'string', format: 'uri' }),
  isEmail: () => ({ type: 'string', format: 'email' }),
  isUuid: () => ({ type: 'string', format: 'uuid' }),
  isIn: (values: readonly unknown[]) => ({ enum: [...values] }),
  min: (minimum: number) => ({ minimum }),
  max: (maximum: number) => ({ maximum }),
  minLength: (minLength: number) => ({ minLength }),
  maxLength: (maxLength: number) => ({ maxLength }),
  isLength: (minLength: number, maxLength?: number) => ({ minLength, ...(maxLength && { maxLength }) }),
  arrayMinSize: (minItems: number) => ({ minItems }),
  arrayMaxSize: (maxItems: number) => ({ maxItems }),
  arrayUnique: () => ({ uniqueItems: true }),
  isNotEmpty: () => ({}),
  // A pattern with flags cannot be said in JSON Schema: its message tells it.
  matches: ({ flags, source }: RegExp) => ({ type: 'string', ...(flags === '' && { pattern: source }) }),
};

/** The shape of an input, read off its validators: bounds stand in the code once. */
export function schemaOf(input: InputClass): ObjectSchema {
  const storage = getMetadataStorage();
  const validations = storage.getTargetValidationMetadatas(input, '', false, false);
  const members = Object.entries(storage.groupByPropertyName(validations));
  return {
    type: 'object',
    properties: Object.fromEntries(members.map(([name, own]) => [name, memberSchema(input, name, own)])),
    required: members.filter(([name, own]) => !maySkip(own, name, undefined)).map(([name]) => name),
  };
}

function memberSchema(input: InputClass, name: string, validations: readonly Validation[]): Schema {
  const rules = validations.filter(({ type }) => type !== 'conditionalValidation');
  const schemaOfRule = (rule: Validation): Schema =>
    rule.type === 'nestedValidation' ? schemaOf(nestedClass(input, name)) : said(rule, name);
  const items = Object.assign({}, ...rules.filter(({ each }) => each).map(schemaOfRule)) as Schema;
  const isList = Object.keys(items).length > 0;
  const own = Object.assign({}, ...rules.filter(({ each }) => !each).map(schemaOfRule)) as Schema;
  const messages = rules.flatMap(({ message }) =>
    typeof message === 'string' && !/\$/.test(message) ? [message] : [],
  );
  const description = [meaningOf(input, name), ...messages].filter(Boolean).join(' ');
  return {
    ...orNull({ ...own, ...(isList && { type: 'array', items }) }, maySkip(validations, name, null)),
    ...(description && { description }),
  };
}

function said({ name = '', constraints, context }: Validation, member: string): Schema {
  const ours = (context as { schema?: Schema } | undefined)?.schema;
  if (ours) return ours;
  const says = SAYS[name];
  if (!says)
    throw new Error(
      `The API document cannot say "${name}" of "${member}": add it to SAYS, or give it a context.`,
    );
  return says(...((constraints ?? []) as never[]));
}

/** Whether a member that has this value is left unchecked: `IsOptional` and its like are asked, not guessed. */
const maySkip = (validations: readonly Validation[], member: string, value: null | undefined): boolean =>
  validations
    .filter(({ type }) => type === 'conditionalValidation')
    .some(({ constraints }) => !(constraints[0] as Condition)({ [member]: value }, value));

/** What `@Type` makes of a nested object. */
function nestedClass(input: InputClass, member: string): InputClass {
  const made = plainToInstance(input, { [member]: {} }) as Record<string, object>;
  return made[member]!.constructor as InputClass;
}

function orNull(schema: Schema, nullable: boolean): Schema {
  if (!nullable) return schema;
  const { type, enum: values } = schema;
  return {
    ...schema,
    ...(typeof type === 'string' && { type: [type, 'null'] }),
    ...(Array.isArray(values) && { enum: [...(values as unknown[]), null] }),
  };
}
