import { ValidateBy } from 'class-validator';
import { isMoment } from '../period.rules.js';

/** An instant with its offset, or a date of the site's calendar. Read it with `periodOf`. */
export const IsMoment = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isMoment',
      validator: {
        validate: isMoment,
        defaultMessage: () =>
          '$property must be a date, such as "2026-11-02", or an instant with its offset, such as "2026-11-02T18:00:00+01:00"',
      },
    },
    { context: { schema: { type: 'string' } } },
  );
