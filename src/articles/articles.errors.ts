import { BadInput, Problem } from '../platform/errors/problem.js';

export class SlugTaken extends Problem {
  static readonly examples = () => [new SlugTaken('the-bridge-opens-on-monday')];

  constructor(slug: string) {
    super(
      409,
      'slug_taken',
      'That is taken',
      `Another article of this site has or had the slug "${slug}": choose another, or leave it out and have one made.`,
    );
  }
}

export class ExternalIdTaken extends Problem {
  static readonly examples = () => [new ExternalIdTaken('cms-4711')];

  constructor(externalId: string) {
    super(
      409,
      'external_id_taken',
      'That is taken',
      `Another article of this site has the externalId "${externalId}": it is hosted already.`,
    );
  }
}

export class UrlTaken extends Problem {
  static readonly examples = () => [new UrlTaken('https://news.example/bridge')];

  constructor(url: string) {
    super(
      409,
      'url_taken',
      'That is taken',
      `Another article of this site is known under ${url}: one address has one discussion.`,
    );
  }
}

export class ExternalIdDiffers extends BadInput {
  constructor() {
    super(
      'external_id_differs',
      'The address names one externalId and the body another: leave it out of the body, or send the same.',
    );
  }
}

export class ExternalIdInvalid extends BadInput {
  constructor() {
    super('external_id_invalid', 'An externalId is one line of 1 to 200 characters that shows something.');
  }
}
