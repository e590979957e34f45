import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength, Min } from 'class-validator';
import { ACTION_NAMES } from '../../moderation/decide-comment.js';
import type { Action } from '../../moderation/decide.js';
import { IsText } from '../../platform/http/is-text.js';
import { SANCTION_KINDS, type SanctionKind } from '../../sanctions/standing.rules.js';
import { wordsFor } from '../words/words.js';
import type { DeskNarrowing } from './desk-hrefs.js';
import type { Saying } from './desk-view.js';
import type { Said } from './read-done.js';

const SAYINGS = Object.keys(wordsFor('en').desk.said) as Saying[];

/** A browser sends two bytes for a line end, and counts one: what is too long is said at the form. */
const ROOM = 10_000;

/** What the address of a page of the desk, or of a form there, may say. A form sends what is not chosen as nothing. */
export class DeskQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  language?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  reason?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @IsOptional()
  @IsUUID()
  done?: string;

  @IsOptional()
  @IsIn(SAYINGS)
  said?: Saying;
}

export const narrowingOf = ({ section, language, reason }: DeskQuery): DeskNarrowing => ({
  section: section || null,
  language: language?.trim().toLowerCase() || null,
  reason: reason || null,
});

export const saidOf = ({ done, said }: DeskQuery): Said => ({ done: done ?? null, said: said ?? null });

/** Which card a form stood on, and of which queue it was. */
class OnCard {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  item?: string;
}

export class DecisionForm extends OnCard {
  @IsIn(ACTION_NAMES)
  action: Action;

  @Type(() => Number)
  @IsInt()
  @Min(1)
  revision: number;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  queue?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  rule?: string;

  /** The title of a note kept ready. */
  @IsOptional()
  @IsText()
  @MaxLength(2_000)
  ready?: string;

  @IsOptional()
  @IsText()
  @MaxLength(ROOM)
  note?: string;
}

export class UndoForm {
  /** Given back with it. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  claim?: string;
}

export class ReleaseForm {
  @IsString()
  @MaxLength(60)
  queue: string;
}

export class SanctionForm extends OnCard {
  @IsIn(SANCTION_KINDS)
  kind: SanctionKind;

  /** Empty: with no end. */
  @IsOptional()
  @IsIn(['', '1', '3', '7', '14', '30'])
  days?: string;

  @IsOptional()
  @IsString()
  @MaxLength(60)
  sanctionRule?: string;

  @IsOptional()
  @IsText()
  @MaxLength(ROOM)
  sanctionNote?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  idempotencyKey?: string;
}

export class NoteForm extends OnCard {
  @IsText()
  @MaxLength(ROOM)
  text: string;
}
