import { Module } from '@nestjs/common';
import { ChangeOwnSite } from './own-sites.js';
import { ReplaceSections } from './replace-sections.js';
import { ReplaceSettings } from './replace-settings.js';
import { SetUpSite } from './set-up-site.js';
import { SectionsController } from './sections.controller.js';
import { SettingsController } from './settings.controller.js';
import { SitesController } from './sites.controller.js';

@Module({
  controllers: [SectionsController, SettingsController, SitesController],
  providers: [ChangeOwnSite, ReplaceSections, ReplaceSettings, SetUpSite],
  exports: [ReplaceSections, ReplaceSettings, SetUpSite],
})
export class SettingsModule {}
