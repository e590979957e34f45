import { BadInput, Problem } from '../platform/errors/problem.js';

export class SiteRequired extends BadInput {
  constructor() {
    super(
      'site_required',
      'This service holds several sites and the request names none: add ?site=<key>, or use the host of the site.',
    );
  }
}

export class SiteExists extends Problem {
  constructor(what: string) {
    super(409, 'site_exists', 'That is taken', `There is a site with the ${what} already: choose another.`);
  }
}
