/** What never stands in a log, wherever it comes from: a library's error may quote what a person sent. */
const NEVER_LOGGED: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/parley_[a-z]+_[\w-]{20,}/g, '[token]'],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, '$1 [credential]'],
  // What an address asks for may be a token.
  [/([?&][\w.-]+=)[^&\s"'\\#]+/g, '$1[left out]'],
  // The bound keeps a long run without "@" from being read again from each of its letters.
  [/[^\s"'<>()\\,;:=/@]{1,64}@[^\s"'<>()\\,;:=/@]{1,255}\.[^\s"'<>()\\,;:=/@]+/g, '[e-mail]'],
];

/** A text without the tokens, credentials and e-mail addresses that it has. What is JSON stays JSON. */
export const discreet = (text: string): string =>
  NEVER_LOGGED.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);

/** An error as the log shows it. */
export interface LoggedError extends Record<string, unknown> {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  /** Of PostgreSQL: names in the schema, never values of rows. */
  readonly constraint?: string;
  readonly table?: string;
}

const LONGEST_MESSAGE = 500;
/** PostgreSQL's class 22, data exception: its messages quote the value that was sent. */
const QUOTES_VALUES = /^22/;

/** What an error says of itself, without its other members: TypeORM's carry the statement and its values. */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) {
    return { type: typeof error, message: String(error).slice(0, LONGEST_MESSAGE), stack: '' };
  }
  const cause = 'driverError' in error ? (error.driverError as object) : error;
  const text = (member: string): string | undefined => {
    const value = (cause as Record<string, unknown>)[member];
    return typeof value === 'string' ? value : undefined;
  };
  const code = text('code');
  const constraint = text('constraint');
  const table = text('table');
  return {
    type: error.name,
    message: QUOTES_VALUES.test(code ?? '')
      ? 'A value was refused; it is not shown.'
      : error.message.slice(0, LONGEST_MESSAGE),
    stack: framesOf(error),
    ...(code !== undefined && { code }),
    ...(constraint !== undefined && { constraint }),
    ...(table !== undefined && { table }),
  };
}

/** The lines that name places in the code; those before them repeat the message. */
const framesOf = ({ stack = '' }: Error): string =>
  stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');
