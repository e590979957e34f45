import type { ComponentChildren } from 'preact';
import type { OfficeNoticeView, OfficePageView } from '../office/office-page-view.js';
import type { LinkView } from '../views.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';

interface OfficePageProps {
  view: OfficePageView;
  title: string;
  explain?: string;
  /** The page above this one. */
  crumb?: LinkView;
  notice: OfficeNoticeView | null;
  children: ComponentChildren;
}

/** A page for publishers and admins: the ways between them, a heading, what became of the form that led here. */
export const OfficePage = ({ view, title, explain, crumb, notice, children }: OfficePageProps) => (
  <Page {...view} title={title} description={null} unlisted>
    <OfficeLinks links={view.officeLinks} />
    {crumb !== undefined && (
      <p class="crumb">
        <a href={crumb.href}>{crumb.label}</a>
      </p>
    )}
    <h1 class="office-heading">{title}</h1>
    {explain !== undefined && <p class="byline">{explain}</p>}
    <Notice notice={notice} />
    {children}
  </Page>
);

function Notice({ notice }: Pick<OfficePageProps, 'notice'>) {
  if (notice === null) return null;
  if (notice.kind === 'done') {
    return (
      <p class="notice notice-done" id="notice" role="status" tabIndex={-1}>
        {notice.text}
      </p>
    );
  }
  return (
    <p class="problem" id="notice" role="alert" tabIndex={-1}>
      <b>{notice.heading}</b> {notice.detail}
      {notice.link !== undefined && (
        <>
          {' '}
          <a href={notice.link.href}>{notice.link.label}</a>
        </>
      )}
    </p>
  );
}

/** The way to the next page of a list. */
export const More = ({ href, words }: { href: string | null; words: string }) =>
  href === null ? null : (
    <p class="pager">
      <a class="more" href={href} rel="next">
        {words}
      </a>
    </p>
  );
