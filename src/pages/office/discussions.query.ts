import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsText } from '../../platform/http/is-text.js';
import { STATES, type DiscussionsFilter } from './discussions-view.js';

/** A form sends what is not chosen as nothing. */
export class DiscussionsQuery {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  section?: string;

  @IsOptional()
  @IsIn(['', ...STATES])
  state?: DiscussionsFilter['state'];

  @IsOptional()
  @IsText()
  @MaxLength(200)
  words?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  cursor?: string;

  @IsOptional()
  @IsIn(['closed', 'reopened', 'mode'])
  done?: 'closed' | 'reopened' | 'mode';
}

export const filterOf = ({ section = '', state = '', words = '' }: DiscussionsQuery): DiscussionsFilter => ({
  section,
  state,
  words: words.trim(),
});
