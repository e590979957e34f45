import { ValidateBy, type ValidationOptions } from 'class-validator';
import { bytesOf } from '../platform/text/graphemes.js';
import { urlKey } from './urls.rules.js';

const MOST_BYTES = 2_000;
/** A parser of addresses drops or repairs these in silence. */
const OUT_OF_PLACE = /[\s\p{Cc}\p{Surrogate}\\<>"]/u;

/** The address of a page: http or https, without user name and password. */
export const IsPageUrl = (options: ValidationOptions = {}): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isPageUrl',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isPageUrl(value),
        defaultMessage: () =>
          `$property must be an http or https address of at most ${MOST_BYTES} bytes, without a user name or password`,
      },
    },
    { ...options, context: { schema: { type: 'string', format: 'uri' } } },
  );

export const isPageUrl = (text: string): boolean =>
  !OUT_OF_PLACE.test(text) && bytesOf(text) <= MOST_BYTES && urlKey(text) !== null;
