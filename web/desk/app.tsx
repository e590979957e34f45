import { PageContext } from '../../src/pages/components/page-context.js';
import { ShortcutContext } from '../../src/pages/components/shortcuts.js';
import { DeskContext, useDesk, type AtDesk } from './context.js';
import { Bar } from './bar.js';
import { BulkDialog } from './bulk-dialog.js';
import { CardPane } from './card-pane.js';
import { submitted } from './forms.js';
import { Help } from './help.js';
import { placeOf } from './place.js';
import { QueuePlace } from './queue-place.js';
import { QueuesPlace } from './queues-place.js';
import { RulePicker } from './rule-picker.js';
import { SearchPlace } from './search-place.js';

/** The whole desk. */
export function App({ at }: { at: AtDesk }) {
  const { desk, keyboard } = at;
  const { words, start } = desk;
  return (
    <DeskContext.Provider value={at}>
      <PageContext.Provider value={{ site: start.site, readerWords: words, statementWords: words, words }}>
        <ShortcutContext.Provider value={keyboard.shown}>
          <div
            class="desk"
            onClick={(event) => followed(at, event)}
            onSubmit={(event) => submitted(at, event)}
          >
            <Bar />
            <Here />
          </div>
          <RulePicker />
          <BulkDialog />
          <Help />
        </ShortcutContext.Provider>
      </PageContext.Provider>
    </DeskContext.Provider>
  );
}

function Here() {
  const { desk } = useDesk();
  switch (desk.place.kind) {
    case 'queues':
      return <QueuesPlace />;
    case 'queue':
      return <QueuePlace />;
    case 'search':
      return <SearchPlace />;
    case 'item':
    case 'comment':
      return <CardPane />;
  }
}

/** A link to another place of the desk leads there without another page. */
function followed({ desk }: AtDesk, event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || event.defaultPrevented || event.button !== 0) return;
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const place = link.origin === location.origin ? placeOf(link) : null;
  if (place === null) return;
  event.preventDefault();
  desk.go(place);
}
