import { Type } from 'class-transformer';
import { IsIn, IsInt, IsObject, IsOptional, Max, Min, ValidateNested } from 'class-validator';
import { Meaning } from '../../platform/http/documented.js';
import { MODES, type ModerationMode } from '../../policies/moderation-mode.rules.js';
import { WordListsBody } from '../../screening/word-lists.body.js';
import { IsCountOrOff } from '../../settings/is-setting.js';
import { IsWordPressProfile } from '../../settings/is-wordpress-profile.js';
import { SETTING_BOUNDS, type WordPressSettings } from '../../sites/site-settings.js';

export class DraftBody {
  @Meaning('So many links pass; one more holds the comment.')
  @IsOptional()
  @IsCountOrOff(SETTING_BOUNDS.linksBeforeHold)
  linksBeforeHold?: number | 'off' | null;

  @Meaning('In every discussion. Absent: the mode that each has now.')
  @IsOptional()
  @IsIn(MODES)
  moderationMode?: ModerationMode | null;

  @Meaning('Both lists.')
  @IsOptional()
  @ValidateNested()
  @Type(() => WordListsBody)
  wordLists?: WordListsBody | null;

  @Meaning("As in the settings; an option left out has WordPress's default.")
  @IsOptional()
  @IsWordPressProfile()
  wordpress?: 'off' | Partial<WordPressSettings> | null;
}

/** What `POST /screening-replays` takes. */
export class ScreeningReplayBody {
  static readonly example: ScreeningReplayBody = {
    settings: { linksBeforeHold: 0, moderationMode: 'newcomers' },
    days: 30,
  };

  @Meaning('A draft: what is left out is as in force.')
  @IsObject()
  @ValidateNested()
  @Type(() => DraftBody)
  settings: DraftBody;

  @Meaning('How far to look back.')
  @IsInt()
  @Min(1)
  @Max(365)
  days: number;
}
