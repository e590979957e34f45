import { ValidateBy, type ValidationOptions } from 'class-validator';
import { loneSurrogateAt } from '../text/characters.js';

const isText = (value: unknown): boolean =>
  typeof value === 'string' && !value.includes('\0') && loneSurrogateAt(value) === -1;

/** A text that can be stored as it came: PostgreSQL takes no NUL, UTF-8 no half of a character. */
export const IsText = (options?: ValidationOptions): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isText',
      validator: {
        validate: isText,
        defaultMessage: () => '$property must be text, without NUL or halves of characters',
      },
    },
    options,
  );
