import { Problem } from '../platform/errors/problem.js';

export class NotYourComment extends Problem {
  constructor() {
    super(
      403,
      'not_your_comment',
      'Not your comment',
      'Only its author changes or withdraws a comment, in the browser or with the token that posted it.',
    );
  }
}

export class EditWindowOver extends Problem {
  static readonly examples = () => [new EditWindowOver(10)];

  /** @param minutes of the site's window; 0: there is none */
  constructor(minutes: number) {
    const limit =
      minutes === 0 ? 'Comments cannot be edited here' : `Comments can be edited for ${minutes} minutes`;
    super(
      403,
      'edit_window_over',
      'Too late to edit',
      `${limit}. You can still withdraw yours, and answer it where the discussion is open.`,
      { editWindowMinutes: minutes },
    );
  }
}

export class EditedTooOften extends Problem {
  static readonly examples = () => [new EditedTooOften(50)];

  constructor(most: number) {
    super(
      409,
      'edited_too_often',
      'Changed too often',
      `This comment has had ${most} texts, and keeps the last one. Write a new comment for what there is to add.`,
    );
  }
}

export class StaleRevision extends Problem {
  static readonly examples = () => [new StaleRevision(2)];

  constructor(revision: number) {
    super(
      409,
      'stale_revision',
      'It has changed meanwhile',
      `The comment is at revision ${revision} by now. Nothing was overwritten: keep your text, reload the comment, and send the text again with that revision.`,
      { revision },
    );
  }
}

export class CommentSettled extends Problem {
  static readonly examples = () => [new CommentSettled('edited', 'rejected')];

  constructor(deed: 'edited' | 'withdrawn', status: string) {
    super(
      409,
      'status_not_allowed',
      'That does not go from here',
      status === 'withdrawn'
        ? 'You have withdrawn this comment: write a new one instead.'
        : `Moderators have filed this comment as ${status}, and it stays as it is on the record: it cannot be ${deed} any more.`,
    );
  }
}
