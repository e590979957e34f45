import { ValidateBy, type ValidationOptions } from 'class-validator';
import { parseUrl } from '../platform/text/parse-url.js';
import { isLocale } from '../sites/locale.rules.js';

const textThat = (
  name: string,
  test: (text: string) => boolean,
  takes: string,
  options: ValidationOptions = {},
): PropertyDecorator =>
  ValidateBy(
    {
      name,
      validator: {
        validate: (value: unknown) => typeof value === 'string' && test(value),
        defaultMessage: () => `$property must be ${takes}`,
      },
    },
    { ...options, context: { schema: { type: 'string' } } },
  );

/** A language tag (BCP 47). */
export const IsLocale = (): PropertyDecorator =>
  textThat('isBcp47', isLocale, 'a language tag, such as "en" or "de-CH"');

/** A time zone's name (IANA). */
export const IsTimeZone = (): PropertyDecorator =>
  textThat('isIanaZone', isTimeZone, 'the name of a time zone, such as "Europe/Berlin"');

/** The origin of a website, without a path. */
export const IsOrigin = (options: ValidationOptions): PropertyDecorator =>
  textThat('isOrigin', isOrigin, 'an origin, such as "https://news.example", without a path', options);

/** Where a link of a page may lead. */
export const IsLink = (): PropertyDecorator =>
  textThat('isLink', isLink, 'an http or https address, or a path that begins with "/"');

function isTimeZone(text: string): boolean {
  // Offsets such as "+01:00" know no summer.
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const isOrigin = (text: string): boolean =>
  /^https?:\/\/[^/?#@\\\s]+$/i.test(text) && text.length <= 300 && parseUrl(text) !== null;

const isLink = (text: string): boolean =>
  /^(?:https?:\/\/|\/(?![/\\]))[^\s\p{Cc}\p{Surrogate}]*$/iu.test(text) &&
  text.length <= 2_000 &&
  parseUrl(text, 'https://site.example') !== null;

/** A whole number within these bounds, or "off". */
export const IsCountOrOff = ({ least, most }: { least: number; most: number }): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isCountOrOff',
      validator: {
        validate: (value: unknown) =>
          value === 'off' ||
          (Number.isInteger(value) && (value as number) >= least && (value as number) <= most),
        defaultMessage: () => `$property must be a whole number from ${least} to ${most}, or "off"`,
      },
    },
    {
      context: { schema: { oneOf: [{ type: 'integer', minimum: least, maximum: most }, { const: 'off' }] } },
    },
  );
