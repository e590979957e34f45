import { BadInput, Problem } from '../platform/errors/problem.js';

export class SiteRequired extends BadInput {
  constructor() {
    super(
      'site_required',
      'This service holds several sites and the request names none: add ?site=<key>, or use the host of the site.',
    );
  }
}

export class SiteKeyInvalid extends BadInput {
  static readonly examples = () => [new SiteKeyInvalid('The City')];

  constructor(key: string) {
    super(
      'site_key_invalid',
      `"${key}" cannot be a site's key: use lower-case letters, digits and hyphens, at most 60.`,
    );
  }
}

export class HostInvalid extends BadInput {
  static readonly examples = () => [new HostInvalid('https://news.example')];

  constructor(host: string) {
    super('host_invalid', `"${host}" is no host: write it as news.example.org, without https://.`);
  }
}

export class SiteExists extends Problem {
  static readonly examples = () => [new SiteExists('host "news.example"')];

  constructor(what: string) {
    super(409, 'site_exists', 'That is taken', `There is a site with the ${what} already: choose another.`);
  }
}

export class SectionUnknown extends BadInput {
  static readonly examples = () => [new SectionUnknown('politics')];

  constructor(section: string) {
    super('section_unknown', `This site has no section "${section}": leave it out, or name one that exists.`);
  }
}
