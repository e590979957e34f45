import { ValidateBy, type ValidationOptions } from 'class-validator';
import { loneSurrogateAt, showsNothing } from '../text/characters.js';
import { bytesOf } from '../text/graphemes.js';

export const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && loneSurrogateAt(value) === -1;

const LINE_BREAK_OR_CONTROL = /[\p{Cc}\u2028\u2029]/u;

/**
 * A text that can be stored as it came: PostgreSQL takes no NUL, UTF-8 no half of a character.
 * @param options.bytes how many it may have at most, for what stands in an index
 */
export const IsText = ({
  bytes = Infinity,
  ...options
}: ValidationOptions & { bytes?: number } = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isText',
      validator: {
        validate: (value) => isText(value) && bytesOf(value) <= bytes,
        defaultMessage: () =>
          `$property must be text, without NUL or halves of characters${bytes === Infinity ? '' : `, of at most ${bytes} bytes`}`,
      },
    },
    { ...options, context: { schema: { type: 'string' } } },
  );

export const isLine = (value: unknown): value is string =>
  isText(value) && !LINE_BREAK_OR_CONTROL.test(value) && !showsNothing(value);

/** A text of one line that shows something. */
export const IsLine = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isLine',
      validator: {
        validate: isLine,
        defaultMessage: () => '$property must be one line of text that shows something',
      },
    },
    { ...options, context: { schema: { type: 'string', minLength: 1 } } },
  );
