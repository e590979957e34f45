import { Problem } from '../platform/errors/problem.js';

export class OwnComment extends Problem {
  constructor() {
    super(403, 'own_comment', 'Your own comment', 'A like is for what others wrote: this comment is yours.');
  }
}
