import { Body, Controller, Get, Headers, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Requires, SignedIn, Site } from '../accounts/request-context.js';
import type { AccountViewer } from '../accounts/viewer.js';
import { Database } from '../platform/database/database.js';
import { Documented } from '../platform/http/documented.js';
import { versionOf, withVersion } from '../platform/http/if-match.js';
import { wordPressOf } from '../sites/site-settings.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { readSettings, ReplaceSettings } from './replace-settings.js';
import { SettingsBody } from './settings.body.js';

const SETTINGS_EXAMPLES = {
  own: SettingsBody.example,
  likeWordPress: {
    ...SettingsBody.example,
    wordpress: wordPressOf({ moderationKeys: 'casino\nreplica', disallowedKeys: 'viagra' }),
  },
};

/** Room for two lists of keys, whatever their letters. */
const SETTINGS_BYTES = 1024 * 1024;

/** What a publisher sets for a site, read and replaced as a whole. */
@Controller('api/v1/settings')
export class SettingsController {
  constructor(
    private readonly database: Database,
    private readonly replaceSettings: ReplaceSettings,
  ) {}

  @Get()
  @Requires('change settings')
  @Documented({
    does: 'Reads the settings of the site',
    more: 'Defaults filled in. Moderation modes, word lists and closing policies have routes of their own.',
    answers: { says: 'The settings', examples: SETTINGS_EXAMPLES },
  })
  async read(@Site() site: CurrentSite, @Res({ passthrough: true }) reply: FastifyReply): Promise<object> {
    const { version, settings } = await readSettings(this.database, site.id);
    return withVersion(reply, version, settings);
  }

  @Put()
  @Requires('change settings', { bodyLimit: SETTINGS_BYTES })
  @Documented({
    does: 'Replaces the settings of the site',
    more: 'All of them: what is left out goes back to its default.',
    answers: { says: 'The settings', examples: SETTINGS_EXAMPLES },
  })
  async replace(
    @Site() site: CurrentSite,
    @SignedIn() by: AccountViewer,
    @Body() body: SettingsBody,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    const change = { siteId: site.id, by, body, ifMatch: versionOf(ifMatch) };
    const { version, settings } = await this.replaceSettings.execute(change);
    return withVersion(reply, version, settings);
  }
}
