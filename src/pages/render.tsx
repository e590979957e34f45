import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AccountPageView } from './account-view.js';
import type { ClosingPageView } from './office/closing-page-view.js';
import { AccountPage } from './components/account-page.js';
import { ArticlePage } from './components/article-page.js';
import { ClosingPolicyPage } from './components/closing-policy-page.js';
import { CardPage } from './components/desk-card-page.js';
import { QueuePage } from './components/desk-queue-page.js';
import { QueuesPage } from './components/desk-queues-page.js';
import { EmbeddedSignInPage } from './components/embedded-sign-in-page.js';
import { ErrorPage } from './components/error-page.js';
import { FrontPage } from './components/front-page.js';
import { OwnCommentPage } from './components/own-comment-page.js';
import { PolicyDiffPage } from './components/policy-diff-page.js';
import { PolicyFormPage } from './components/policy-form-page.js';
import { PolicyPage } from './components/policy-page.js';
import { MailSentPage } from './components/mail-sent-page.js';
import { ReportPage } from './components/report-page.js';
import { StatementsPage } from './components/statements-page.js';
import { SignInFormPage } from './components/sign-in-form-page.js';
import { SignInPage } from './components/sign-in-page.js';
import type { OwnCommentPageView } from './own-comment-view.js';
import type { PolicyDiffPageView } from './policy-diff-view.js';
import type { PolicyFormPageView } from './office/policy-form-view.js';
import type { FrontPageView } from './front-page-view.js';
import { SignUpPage } from './components/sign-up-page.js';
import type { CardPageView, QueuePageView, QueuesPageView } from './desk/desk-view.js';
import type { ReportPageView } from './report-view.js';
import type { EmbeddedSignInView, SignInFormView, SignInPageView, SignUpView } from './sign-in-views.js';
import type { StatementsPageView } from './statements-view.js';
import type { ArticlePageView, ErrorPageView, PageView, SiteView } from './views.js';
import type { PolicyPageView } from './policy-page-view.js';

/** For a refusal that comes before any site is known. */
export const unknownSite: SiteView = {
  name: 'Parley',
  locale: 'en',
  timeZone: 'UTC',
  homeHref: '/',
  policyLinks: [],
  commentPolicyHref: null,
};

export const documentOf = (page: VNode): string => `<!doctype html>${renderToString(page)}`;

/** Each answers a complete HTML document, the same for the same view. */
export const renderArticlePage = (view: ArticlePageView): string => documentOf(<ArticlePage {...view} />);
export const renderFrontPage = (view: FrontPageView): string => documentOf(<FrontPage {...view} />);
export const renderPolicyPage = (view: PolicyPageView): string => documentOf(<PolicyPage {...view} />);
export const renderPolicyDiffPage = (view: PolicyDiffPageView): string =>
  documentOf(<PolicyDiffPage {...view} />);
export const renderErrorPage = (view: ErrorPageView): string => documentOf(<ErrorPage {...view} />);
export const renderSignInPage = (view: SignInPageView): string => documentOf(<SignInPage {...view} />);
export const renderSignInFormPage = (view: SignInFormView): string =>
  documentOf(<SignInFormPage {...view} />);
export const renderEmbeddedSignInPage = (view: EmbeddedSignInView): string =>
  documentOf(<EmbeddedSignInPage {...view} />);
export const renderSignUpPage = (view: SignUpView): string => documentOf(<SignUpPage {...view} />);
export const renderMailSentPage = (view: PageView): string => documentOf(<MailSentPage {...view} />);
export const renderAccountPage = (view: AccountPageView): string => documentOf(<AccountPage {...view} />);
export const renderOwnCommentPage = (view: OwnCommentPageView): string =>
  documentOf(<OwnCommentPage {...view} />);
export const renderReportPage = (view: ReportPageView): string => documentOf(<ReportPage {...view} />);
export const renderStatementsPage = (view: StatementsPageView): string =>
  documentOf(<StatementsPage {...view} />);
export const renderQueuesPage = (view: QueuesPageView): string => documentOf(<QueuesPage {...view} />);
export const renderQueuePage = (view: QueuePageView): string => documentOf(<QueuePage {...view} />);
export const renderCardPage = (view: CardPageView): string => documentOf(<CardPage {...view} />);
export const renderClosingPolicyPage = (view: ClosingPageView): string =>
  documentOf(<ClosingPolicyPage {...view} />);
export const renderPolicyFormPage = (view: PolicyFormPageView): string =>
  documentOf(<PolicyFormPage {...view} />);
