import { useEffect, useState } from 'preact/hooks';
import { Moment } from '../../src/pages/components/moment.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { ask, queryOf } from './api.js';
import { useDesk } from './context.js';
import { hrefOf, NO_SEARCH, type Search } from './place.js';
import type { FoundAuthor, List } from './shapes.js';

const STATUSES = ['published', 'held', 'rejected', 'spam', 'withdrawn'] as const;

/** Authors by the first letters of a name, each with what became of their comments and the way to these. */
export function FoundAuthors({ search }: { search: Search }) {
  const { desk } = useDesk();
  const { deskApp, cardAuthor } = useWords();
  const [list, setList] = useState<List<FoundAuthor> | null>(null);
  const read = async (cursor: string | null): Promise<void> => {
    const asked = queryOf({ query: search.query, cursor });
    const page = await ask<List<FoundAuthor>>('GET', `/moderation/authors${asked}`);
    setList((before) => ({
      ...page,
      items: cursor === null ? page.items : [...before!.items, ...page.items],
    }));
  };
  useEffect(() => desk.run(read(null)), []);
  if (list === null) return <p class="hint">{deskApp.find.looking}</p>;
  if (list.items.length === 0) return <p role="status">{deskApp.find.nothing}</p>;
  const { narrowing } = desk.place;
  return (
    <>
      <ul class="desk-list desk-authors" role="list">
        {list.items.map(({ id, kind, name, email, since, comments }) => (
          <li key={id}>
            <a href={hrefOf({ kind: 'search', search: { ...NO_SEARCH, author: id }, narrowing })}>
              <bdi>{name}</bdi>
            </a>
            , {cardAuthor.kind[kind]}, {cardAuthor.since} <Moment at={since} />
            <p class="hint">
              {STATUSES.filter((status) => comments[status] > 0)
                .map((status) => `${comments[status]} ${cardAuthor.counts[status]}`)
                .join(', ')}
              {email !== null && ` · ${email}`}
            </p>
          </li>
        ))}
      </ul>
      {list.nextCursor !== null && (
        <button type="button" onClick={() => desk.run(read(list.nextCursor))}>
          {deskApp.more}
        </button>
      )}
    </>
  );
}
