import type { ConsolePageView } from '../console-view.js';
import { wordsFor } from '../words.js';
import { ConsoleItem } from './console-item.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';

/** What waits for a moderator, oldest first as given. */
export function ConsolePage({
  officeLinks,
  count,
  items,
  rules,
  moreHref,
  notice,
  ...page
}: ConsolePageView) {
  const words = wordsFor(page.site.locale);
  return (
    <Page {...page} title={words.console.heading} description={null} unlisted>
      <OfficeLinks links={officeLinks} />
      <h1>{words.console.heading}</h1>
      {notice !== null && (
        <p
          class={notice.kind === 'done' ? 'notice notice-done' : 'problem'}
          id="notice"
          role={notice.kind === 'done' ? 'status' : 'alert'}
          tabIndex={-1}
        >
          {notice.text}
        </p>
      )}
      {items.length === 0 && (
        <div class="empty">
          <p>{words.console.empty}</p>
          <p class="hint">{words.console.emptyHint}</p>
        </div>
      )}
      {items.length > 0 && (
        <>
          <p class="byline">{words.console.waiting(count)}</p>
          <ol class="queue" role="list">
            {items.map((item) => (
              <ConsoleItem item={item} rules={rules} />
            ))}
          </ol>
        </>
      )}
      {moreHref !== null && (
        <p class="pager">
          <a class="more" href={moreHref} rel="next">
            {words.console.more}
          </a>
        </p>
      )}
    </Page>
  );
}
