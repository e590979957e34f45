import { ValidateBy } from 'class-validator';
import { instantOf } from '../rfc3339.js';

/** An instant with its offset that exists: 30 February is none. Read it with `instantOf`. */
export const IsInstant = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isInstant',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && instantOf(value) !== null,
        defaultMessage: () =>
          '$property must be an instant with its offset, such as "2026-11-02T18:00:00+01:00"',
      },
    },
    { context: { schema: { type: 'string', format: 'date-time' } } },
  );
