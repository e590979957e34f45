import type { CardPageView } from '../desk/desk-view.js';
import { wordsFor } from '../words/words.js';
import { nameOf } from './author.js';
import { Card } from './desk-card.js';
import { DeskNotice } from './desk-notice.js';
import { DeskRoot } from './desk-root.js';
import { OfficeLinks } from './office-links.js';
import { Page } from './page.js';

/** One comment with all that a decision needs, and the decision. */
export function CardPage(view: CardPageView) {
  const { queue, card } = view;
  const words = wordsFor(view.site.locale);
  const title = words.card.title(nameOf(words, card.comment.author?.name ?? null));
  return (
    <Page {...view} title={title} description={null} unlisted>
      <OfficeLinks links={view.officeLinks} />
      <DeskRoot start={view.start}>
        {queue !== null && (
          <p class="crumb">
            <a href={queue.href}>{words.desk.queues[queue.queue]}</a>
          </p>
        )}
        <h1 class="card-heading">{title}</h1>
        <DeskNotice notice={view.notice} />
        <Card view={view} />
      </DeskRoot>
    </Page>
  );
}
