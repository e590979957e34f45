import { useWords } from '../../src/pages/components/page-context.js';
import { useDesk } from './context.js';

/** What is shown and can be chosen. */
export interface Choosable {
  readonly commentId: string;
  readonly revision: number;
  readonly name: string;
}

/** All that fit a filter, shown or not, in words. */
interface All {
  readonly filter: Readonly<Record<string, string | null>>;
  readonly label: string;
  readonly what: string;
}

/** Choosing many, and what is done with them. */
export function Selection({ shown, all }: { shown: readonly Choosable[]; all: All | null }) {
  const { desk, dialogs } = useDesk();
  const words = useWords().deskApp.bulk;
  const { ids } = desk.chosen;
  const names = new Map(shown.map(({ commentId, name }) => [commentId, name]));
  const rest = { kind: 'bulk', action: 'approve', names } as const;
  const decideOnSelected = (): void => {
    dialogs.show({ ...rest, which: { ids }, what: words.ofSelected(ids.length) });
  };
  return (
    <p class="row desk-selection">
      <button type="button" onClick={() => desk.chosen.only(shown)}>
        {words.selectShown}
      </button>
      {ids.length > 0 && (
        <>
          <button type="button" onClick={() => desk.chosen.only([])}>
            {words.unselect}
          </button>
          <button type="button" class="primary" onClick={decideOnSelected}>
            {words.decideSelected(ids.length)}
          </button>
        </>
      )}
      {all !== null && (
        <button
          type="button"
          onClick={() => dialogs.show({ ...rest, which: { filter: all.filter }, what: all.what })}
        >
          {all.label}
        </button>
      )}
    </p>
  );
}
