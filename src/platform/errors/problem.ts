/**
 * A refusal that explains itself: RFC 9457 problem details with a stable `code`.
 * Each module declares its own cases in `*.errors.ts`; one filter renders them (`platform/http`).
 */
export class Problem extends Error {
  constructor(
    readonly status: number,
    /** Stable, in snake_case: programs branch on it. */
    readonly code: string,
    readonly title: string,
    /** What happened and what to do next, in words that a person can act on. Never another person's data. */
    readonly detail: string,
    /** Further members of the answer, such as `closing` beside `thread_closed`. */
    readonly members: Readonly<Record<string, unknown>> = {},
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${code}: ${detail}`);
    this.name = new.target.name;
  }

  /** The body of the answer. `type` is a relative reference that names the code. */
  toJSON(): Record<string, unknown> {
    const { status, code, title, detail, members } = this;
    return { type: `/problems/${code}`, title, status, code, detail, ...members };
  }
}

/** What was sent cannot be used as it is; `code` and words say why. Answers 400. */
export class BadInput extends Problem {
  constructor(code: string, detail: string, members: Readonly<Record<string, unknown>> = {}) {
    super(400, code, 'That cannot be used as it is', detail, members);
  }
}

/** What was asked for is not here, or not for this viewer: both answer 404 alike. */
export class NotHere extends Problem {
  static readonly examples = () => [new NotHere('article')];

  constructor(noun: string) {
    super(
      404,
      'not_found',
      'Not found',
      `There is no such ${noun} here. Check the address; it may have been removed or hidden.`,
    );
  }
}

/** Too much at once, or the database is on its way back: the same again a little later may pass. */
export class Busy extends Problem {
  constructor() {
    super(503, 'busy', 'Busy', 'Too much at once: try again in a moment.', {}, { 'retry-after': '2' });
  }
}

/** A cursor that no list of ours gave out. */
export class CursorInvalid extends BadInput {
  constructor() {
    super(
      'cursor_invalid',
      'This cursor is not one of ours, or belongs to another list: start again without a cursor.',
    );
  }
}
