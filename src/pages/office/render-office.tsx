import { AuditPage } from '../components/office-audit-page.js';
import { DiscussionsPage } from '../components/office-discussions-page.js';
import { ManyFormPage } from '../components/office-many-form-page.js';
import { ModesPage } from '../components/office-modes-page.js';
import { PeoplePage } from '../components/office-people-page.js';
import { ReplayPage } from '../components/office-replay-page.js';
import { SectionsPage } from '../components/office-sections-page.js';
import { SetUpPage } from '../components/office-set-up-page.js';
import { SettingsPage } from '../components/office-settings-page.js';
import { StatisticsPage } from '../components/office-statistics-page.js';
import { ThreadClosingPage } from '../components/office-thread-closing-page.js';
import { WordListsPage } from '../components/office-word-lists-page.js';
import { documentOf } from '../render.js';
import type { AuditPageView } from './audit-view.js';
import type { DiscussionsPageView } from './discussions-view.js';
import type { PeoplePageView } from './people-view.js';
import type { ReplayPageView } from './replay-view.js';
import type { SetUpPageView } from './set-up-view.js';
import type { ModesPageView, SectionsPageView, SettingsPageView } from './settings-view.js';
import type { StatisticsPageView } from './statistics-view.js';
import type { ManyFormView, ThreadClosingView } from './thread-closings-view.js';
import type { WordListsPageView } from './word-lists-view.js';

/** Each answers a complete HTML document, the same for the same view. */
export const renderDiscussionsPage = (view: DiscussionsPageView): string =>
  documentOf(<DiscussionsPage {...view} />);
export const renderManyFormPage = (view: ManyFormView): string => documentOf(<ManyFormPage {...view} />);
export const renderThreadClosingPage = (view: ThreadClosingView): string =>
  documentOf(<ThreadClosingPage {...view} />);
export const renderStatisticsPage = (view: StatisticsPageView): string =>
  documentOf(<StatisticsPage {...view} />);
export const renderWordListsPage = (view: WordListsPageView): string =>
  documentOf(<WordListsPage {...view} />);
export const renderReplayPage = (view: ReplayPageView): string => documentOf(<ReplayPage {...view} />);
export const renderPeoplePage = (view: PeoplePageView): string => documentOf(<PeoplePage {...view} />);
export const renderAuditPage = (view: AuditPageView): string => documentOf(<AuditPage {...view} />);
export const renderSettingsPage = (view: SettingsPageView): string => documentOf(<SettingsPage {...view} />);
export const renderSectionsPage = (view: SectionsPageView): string => documentOf(<SectionsPage {...view} />);
export const renderModesPage = (view: ModesPageView): string => documentOf(<ModesPage {...view} />);
export const renderSetUpPage = (view: SetUpPageView): string => documentOf(<SetUpPage {...view} />);
