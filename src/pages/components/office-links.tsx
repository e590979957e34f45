import { OFFICE_PAGES, type OfficeLinksView } from '../office/closing-page-view.js';
import { useWords } from './page-context.js';

/** Between the pages for staff; nothing for who has only one of them. */
export function OfficeLinks({ links }: { links: OfficeLinksView }) {
  const words = useWords().office;
  const shown = OFFICE_PAGES.filter((page) => links[page] != null);
  if (shown.length < 2) return null;
  return (
    <nav class="sorts office" aria-label={words.pages}>
      {shown.map((page) => (
        <a href={links[page]!} aria-current={page === links.current ? 'page' : undefined}>
          {words[page]}
        </a>
      ))}
    </nav>
  );
}
