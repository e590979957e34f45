import { Module, type DynamicModule } from '@nestjs/common';
import { AccountsModule } from './accounts/accounts.module.js';
import { ApiDocumentModule } from './api-document/api-document.module.js';
import { ArticlesModule } from './articles/articles.module.js';
import { CommentsModule } from './comments/comments.module.js';
import { FeedsModule } from './feeds/feeds.module.js';
import { LiveModule } from './live/live.module.js';
import type { Live } from './live/live.js';
import { ModerationModule } from './moderation/moderation.module.js';
import { PagesModule } from './pages/pages.module.js';
import type { PageCache } from './page-cache/page-cache.js';
import { PageCacheModule } from './page-cache/page-cache.module.js';
import { PlatformModule, type Platform } from './platform/platform.module.js';
import { PoliciesModule } from './policies/policies.module.js';
import { SanctionsModule } from './sanctions/sanctions.module.js';
import { SettingsModule } from './settings/settings.module.js';
import { ScreeningModule } from './screening/screening.module.js';
import { ThreadsModule } from './threads/threads.module.js';

@Module({})
export class AppModule {
  static with({ pages, live, ...platform }: Platform & { pages: PageCache; live: Live }): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(platform),
        PageCacheModule.with(pages),
        AccountsModule,
        PoliciesModule,
        SanctionsModule,
        ThreadsModule,
        ArticlesModule,
        SettingsModule,
        ScreeningModule,
        CommentsModule,
        ModerationModule,
        FeedsModule,
        LiveModule.with(live),
        PagesModule,
        ApiDocumentModule,
      ],
    };
  }
}
