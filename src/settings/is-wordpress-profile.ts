import { ValidateBy } from 'class-validator';
import { isText } from '../platform/http/is-text.js';

const MOST_LINKS = 1_000;
const MOST_CHARACTERS = 50_000;

const isKeys = (value: unknown): boolean => isText(value) && value.length <= MOST_CHARACTERS;
const isBoolean = (value: unknown): boolean => typeof value === 'boolean';
const isCount = (value: unknown): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_LINKS;

/** What each option takes. */
const OPTIONS: ReadonlyMap<string, (value: unknown) => boolean> = new Map([
  ['commentModeration', isBoolean],
  ['commentMaxLinks', isCount],
  ['moderationKeys', isKeys],
  ['disallowedKeys', isKeys],
  ['commentPreviouslyApproved', isBoolean],
]);

const KEYS = { type: 'string', maxLength: MOST_CHARACTERS };
const SCHEMA = {
  oneOf: [
    { const: 'off' },
    {
      type: 'object',
      properties: {
        commentModeration: { type: 'boolean' },
        commentMaxLinks: { type: 'integer', minimum: 0, maximum: MOST_LINKS },
        moderationKeys: KEYS,
        disallowedKeys: KEYS,
        commentPreviouslyApproved: { type: 'boolean' },
      },
      additionalProperties: false,
    },
    { type: 'null' },
  ],
};

/** Options of WordPress, all of them optional, or "off". */
export const IsWordPressProfile = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isWordPressProfile',
      validator: {
        validate: (value: unknown) =>
          value === 'off' ||
          (typeof value === 'object' &&
            value !== null &&
            !Array.isArray(value) &&
            Object.entries(value).every(([name, option]) => OPTIONS.get(name)?.(option) === true)),
        defaultMessage: () =>
          `$property must be "off", or an object of ${[...OPTIONS.keys()].join(', ')}, with keys of at most 50,000 characters and links from 0 to 1,000`,
      },
    },
    { context: { schema: SCHEMA } },
  );
