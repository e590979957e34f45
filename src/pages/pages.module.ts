import { Module } from '@nestjs/common';
import { AccountsModule } from '../accounts/accounts.module.js';
import { CommentsModule } from '../comments/comments.module.js';
import { ModerationModule } from '../moderation/moderation.module.js';
import { PoliciesModule } from '../policies/policies.module.js';
import { SanctionsModule } from '../sanctions/sanctions.module.js';
import { ThreadsModule } from '../threads/threads.module.js';
import { AccountController } from './account.controller.js';
import { ArticlePageController } from './article-page.controller.js';
import { AssetsController } from './assets.controller.js';
import { ClosingPagesController } from './office/closing-pages.controller.js';
import { CommentPagesController } from './comment-pages.controller.js';
import { DeskAuthorsController } from './desk/desk-authors.controller.js';
import { DeskDecisionsController } from './desk/desk-decisions.controller.js';
import { DeskController } from './desk/desk.controller.js';
import { ShowCard } from './desk/show-card.js';
import { DiscussionsController } from './discussions.controller.js';
import { EmbeddedSignInController } from './embedded-sign-in.controller.js';
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
  imports: [AccountsModule, CommentsModule, ModerationModule, PoliciesModule, SanctionsModule, ThreadsModule],
  controllers: [
    AccountController,
    ArticlePageController,
    AssetsController,
    ClosingPagesController,
    CommentPagesController,
    DeskAuthorsController,
    DeskController,
    DeskDecisionsController,
    DiscussionsController,
    EmbeddedSignInController,
    OwnCommentController,
    PolicyFormController,
    PolicyPagesController,
    ReportPagesController,
    SignInController,
    SignUpController,
    SitePagesController,
    StatementPagesController,
    ThreadControlController,
  ],
  providers: [ShowCard],
})
export class PagesModule {}
