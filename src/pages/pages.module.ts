import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { ScreeningModule } from '../screening/screening.module.js';
import { SettingsModule } from '../settings/settings.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { AccountController } from './account.controller.js';
import { ArticlePageController } from './article-page.controller.js';
import { AuditPageController } from './office/audit-page.controller.js';
import { PeoplePageController } from './office/people-page.controller.js';
import { AssetsController } from './assets.controller.js';
import { ClosingPagesController } from './office/closing-pages.controller.js';
import { DiscussionModeController } from './office/discussion-mode.controller.js';
import { DiscussionsController } from './office/discussions.controller.js';
import { StatisticsPageController } from './office/statistics-page.controller.js';
import { WordListsPagesController } from './office/word-lists-pages.controller.js';
import { ThreadClosingPagesController } from './office/thread-closing-pages.controller.js';
import { CommentPagesController } from './comment-pages.controller.js';
import { DeskAuthorsController } from './desk/desk-authors.controller.js';
import { DeskDecisionsController } from './desk/desk-decisions.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { ShowCard } from './desk/show-card.js';
import { DiscussionDocumentController } from './discussion-document.controller.js';
import { EmbeddedSignInController } from './embedded-sign-in.controller.js';
import { ModesPageController } from './office/modes-page.controller.js';
import { SetUpController } from './office/set-up.controller.js';
import { SettingsPageController } from './office/settings-page.controller.js';
import { OwnCommentController } from './own-comment.controller.js';
import { PolicyFormController } from './office/policy-form.controller.js';
import { PolicyPagesController } from './policy-pages.controller.js';
import { ReportPagesController } from './report.controller.js';
import { SignInController } from './sign-in.controller.js';
import { SignUpController } from './sign-up.controller.js';
import { SitePagesController } from './site-pages.controller.js';
import { StatementPagesController } from './statements.controller.js';
import { ThreadControlController } from './thread-control.controller.js';

@Module({
  imports: [
    AccountsModule,
    CommentsModule,
    ModerationModule,
    PoliciesModule,
    SanctionsModule,
    ScreeningModule,
    SettingsModule,
    ThreadsModule,
  ],
  controllers: [
    AccountController,
    ArticlePageController,
    AssetsController,
    AuditPageController,
    ClosingPagesController,
    CommentPagesController,
    DeskAuthorsController,
    DeskController,
    DeskDecisionsController,
    DiscussionDocumentController,
    EmbeddedSignInController,
    DiscussionModeController,
    DiscussionsController,
    ModesPageController,
    OwnCommentController,
    PeoplePageController,
    PolicyFormController,
    PolicyPagesController,
    ReportPagesController,
    SettingsPageController,
    SetUpController,
    SignInController,
    SignUpController,
    SitePagesController,
    StatementPagesController,
    StatisticsPageController,
    ThreadClosingPagesController,
    ThreadControlController,
    WordListsPagesController,
  ],
  providers: [ShowCard],
})
export class PagesModule {}
