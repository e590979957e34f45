import { Problem } from '../platform/errors/problem.js';

/** A section that something still hangs on. */
export interface SectionUse {
  readonly key: string;
  readonly articles: number;
  readonly closingPolicy: boolean;
  readonly moderationMode: boolean;
}

export class SectionInUse extends Problem {
  static readonly examples = () => [
    new SectionInUse([{ key: 'city', articles: 12, closingPolicy: true, moderationMode: false }]),
  ];

  constructor(sections: readonly SectionUse[]) {
    super(
      409,
      'section_in_use',
      'Something is in it',
      `${sections.map(inWords).join('; ')}. Move the articles to another section and empty the closing policy and the moderation mode first.`,
      { sections },
    );
  }
}

function inWords({ key, articles, closingPolicy, moderationMode }: SectionUse): string {
  const what = [
    ...(articles > 0 ? [articles === 1 ? '1 article' : `${articles} articles`] : []),
    ...(closingPolicy ? ['a closing policy in force'] : []),
    ...(moderationMode ? ['a moderation mode in force'] : []),
  ];
  return `The section "${key}" has ${what.join(' and ')}`;
}
