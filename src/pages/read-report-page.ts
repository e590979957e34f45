import type { Viewer } from '../accounts/viewer.js';
import { locateComment } from '../comments/locate-comment.js';
import { presentVisible, readVisibleRow } from '../comments/read-comment.js';
import type { Reader } from '../platform/database/database.js';
import { NotHere } from '../platform/errors/problem.js';
import type { CurrentSite } from '../sites/resolve-site.js';
import { commentView } from './comment-view.js';
import { articleHref, placeHref, reportHref } from './hrefs.js';
import { pageView } from './page-view.js';
import type { ReportPageView } from './report-view.js';

/** Reads a published comment for the page on which it is reported, in one snapshot. */
export async function readReportPage(
  reader: Reader,
  {
    site,
    viewer,
    commentId,
    typed,
    problem,
  }: Pick<ReportPageView, 'typed' | 'problem'> & { site: CurrentSite; viewer: Viewer; commentId: string },
): Promise<ReportPageView> {
  const row = await readVisibleRow(reader, site.id, commentId, viewer);
  // To who sees more than others do it is another page's.
  if (row.status !== 'published') throw new NotHere('comment');
  const { html, author, number } = commentView(presentVisible(row, viewer));
  const { headline, slug } = row.article;
  return {
    ...pageView(site, viewer),
    comment: { html, author, number },
    article: { headline, href: articleHref(slug) },
    action: reportHref(row.id),
    reasons: site.settings.reportReasons,
    typed,
    problem,
    backHref: placeHref(await locateComment(reader, site.id, row.id, viewer)),
  };
}
