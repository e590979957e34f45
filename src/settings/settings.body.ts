import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Meaning } from '../platform/http/documented.js';
import { IsLine, IsText } from '../platform/http/is-text.js';
import { SETTING_BOUNDS, type SiteSettings, type WordPressSettings } from '../sites/site-settings.js';
import { IsWordPressProfile } from './is-wordpress-profile.js';
import { IsCountOrOff, IsLink, IsLocale, IsOrigin, IsTimeZone } from './is-setting.js';
import type { ReportReason } from '../sites/report-reasons.js';

const WORDPRESS_MEANING =
  "Where it is on, WordPress's rules decide instead of links, word lists and newcomers; an option left out has WordPress's default.";

class PolicyLinkBody {
  @IsLine()
  @MaxLength(60)
  label: string;

  @IsLink()
  href: string;
}

class ReportReasonBody implements ReportReason {
  @Meaning('Stays the same: reports name it.')
  @Matches(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/)
  key: string;

  @IsLine()
  @MaxLength(100)
  title: string;
}

/** All that a publisher sets for a site. What is left out has its default. */
export class SettingsBody {
  static readonly example: SettingsBody = {
    name: 'The City Times',
    locale: 'en-GB',
    timeZone: 'Europe/London',
    defaultEditorsNote: 'Write to us at desk@news.example.',
    policyLinks: [{ label: 'Corrections', href: 'https://news.example/corrections' }],
    allowedOrigins: ['https://news.example'],
    guests: 'name-and-email',
    linksBeforeHold: 2,
    secondsBetweenPosts: 10,
    postsPerMinute: 60,
    editWindowMinutes: 10,
    reportReasons: [
      { key: 'abuse', title: 'It attacks or harasses people' },
      { key: 'other', title: 'Something else' },
    ],
    reportsToHold: 3,
    reportsPerDay: 20,
    wordpress: 'off',
  };

  @IsOptional()
  @IsLine()
  @MaxLength(100)
  @Meaning("Absent: the site's key.")
  name?: string | null;

  @IsOptional()
  @IsLocale()
  locale?: string | null;

  @IsOptional()
  @IsTimeZone()
  timeZone?: string | null;

  @IsOptional()
  @IsText()
  @MaxLength(20_000)
  @Meaning('Shown below articles that have no note of their own.')
  defaultEditorsNote?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PolicyLinkBody)
  policyLinks?: PolicyLinkBody[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsOrigin({ each: true })
  @Meaning('Websites whose pages may send comments here.')
  allowedOrigins?: string[] | null;

  @IsOptional()
  @IsIn(['off', 'name', 'name-and-email'])
  @Meaning('Whether guests may comment, and what they are asked for.')
  guests?: SiteSettings['guests'] | null;

  @IsOptional()
  @IsCountOrOff(SETTING_BOUNDS.linksBeforeHold)
  @Meaning('So many links pass; one more holds the comment.')
  linksBeforeHold?: number | 'off' | null;

  @IsOptional()
  @IsCountOrOff(SETTING_BOUNDS.secondsBetweenPosts)
  @Meaning('Between two posts of one person.')
  secondsBetweenPosts?: number | 'off' | null;

  @IsOptional()
  @IsCountOrOff(SETTING_BOUNDS.postsPerMinute)
  @Meaning('Of one address, whoever sits behind it.')
  postsPerMinute?: number | 'off' | null;

  @IsOptional()
  @IsInt()
  @Min(SETTING_BOUNDS.editWindowMinutes.least)
  @Max(SETTING_BOUNDS.editWindowMinutes.most)
  @Meaning('In which an author may change a comment.')
  editWindowMinutes?: number | null;

  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique((reason: ReportReasonBody | null) => reason?.key)
  @ValidateNested({ each: true })
  @Type(() => ReportReasonBody)
  @Meaning('What readers choose from when they report a comment.')
  reportReasons?: ReportReasonBody[] | null;

  @IsOptional()
  @IsCountOrOff(SETTING_BOUNDS.reportsToHold)
  @Meaning('Open reports of this weight together hide a comment. A first report weighs 1.')
  reportsToHold?: number | 'off' | null;

  @IsOptional()
  @IsInt()
  @Min(SETTING_BOUNDS.reportsPerDay.least)
  @Max(SETTING_BOUNDS.reportsPerDay.most)
  @Meaning('Of one person, in any 24 hours.')
  reportsPerDay?: number | null;

  @IsOptional()
  @IsWordPressProfile()
  @Meaning(WORDPRESS_MEANING)
  wordpress?: 'off' | Partial<WordPressSettings> | null;
}
