import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { nameOf } from '../../src/pages/components/author.js';
import { Field } from '../../src/pages/components/field.js';
import { Moment } from '../../src/pages/components/moment.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { cardHref } from '../../src/pages/desk/desk-hrefs.js';
import { ask, queryOf } from './api.js';
import { useDesk } from './context.js';
import { FoundAuthors } from './found-authors.js';
import { Heading } from './heading.js';
import type { Search } from './place.js';
import { Selection } from './selection.js';
import type { Found, List } from './shapes.js';
import { textOf } from './text-of.js';

const STATUSES = ['published', 'held', 'rejected', 'spam', 'withdrawn'] as const;

/** Comments by their words, status and author, and authors by their names. */
export function SearchPlace() {
  const { desk } = useDesk();
  const words = useWords().deskApp;
  const { place } = desk;
  if (place.kind !== 'search') return null;
  const { search } = place;
  const isAsked = search.query !== '' || search.status !== '' || search.author !== '';
  const key = `${desk.round} ${JSON.stringify(search)}`;
  return (
    <>
      <Heading>{words.search}</Heading>
      <SearchForm key={key} search={search} />
      {isAsked && search.what === 'comments' && <FoundComments key={`${key} comments`} search={search} />}
      {isAsked && search.what === 'authors' && <FoundAuthors key={`${key} authors`} search={search} />}
    </>
  );
}

function SearchForm({ search }: { search: Search }) {
  const { desk } = useDesk();
  const { deskApp, cardAuthor } = useWords();
  const words = deskApp.find;
  const look = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const text = (name: string): string => String((data.get(name) as string | null) ?? '').trim();
    const what = text('what') === 'authors' ? 'authors' : 'comments';
    const asked = { what, query: text('query'), status: text('status'), author: '' } as const;
    desk.go({ kind: 'search', search: asked, narrowing: desk.place.narrowing });
  };
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    if (search.query === '' && search.author === '') field.current?.focus();
  }, []);
  return (
    <form class="desk-search" role="search" onSubmit={look}>
      <Field id="search-query" label={words.query} hint={words.queryHint}>
        <input
          id="search-query"
          name="query"
          ref={field}
          type="search"
          defaultValue={search.query}
          maxLength={200}
          dir="auto"
        />
      </Field>
      <div class="pair">
        {desk.start.powers.lookUpAuthors && (
          <Field id="search-what" label={words.what}>
            <select id="search-what" name="what">
              {(['comments', 'authors'] as const).map((what) => (
                <option value={what} selected={search.what === what}>
                  {words.kinds[what]}
                </option>
              ))}
            </select>
          </Field>
        )}
        <Field id="search-status" label={words.status} hint={words.statusHint}>
          <select id="search-status" name="status">
            <option value="">{words.anyStatus}</option>
            {STATUSES.map((status) => (
              <option value={status} selected={search.status === status}>
                {cardAuthor.counts[status]}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <p class="row">
        <button type="submit" class="primary">
          {deskApp.search}
        </button>
      </p>
    </form>
  );
}

function FoundComments({ search }: { search: Search }) {
  const { desk } = useDesk();
  const words = useWords();
  const [list, setList] = useState<List<Found> | null>(null);
  const read = async (cursor: string | null): Promise<void> => {
    const { query, status, author } = search;
    const asked = queryOf({ query, status, author, section: desk.place.narrowing.section, cursor });
    const page = await ask<List<Found>>('GET', `/moderation/comments${asked}`);
    setList((before) => ({
      ...page,
      items: cursor === null ? page.items : [...before!.items, ...page.items],
    }));
  };
  useEffect(() => desk.run(read(null)), []);
  if (list === null) return <p class="hint">{words.deskApp.find.looking}</p>;
  if (list.items.length === 0) return <p role="status">{words.deskApp.find.nothing}</p>;
  const { decideAllFound: label, ofAllFound: what } = words.deskApp.bulk;
  const all = search.author !== '' && search.query === '' ? { filter: filterOf(search), label, what } : null;
  return (
    <>
      <Selection
        shown={list.items.map(({ comment, author }) => ({
          ...{ commentId: comment.id, revision: comment.revision, name: author.name },
        }))}
        all={all}
      />
      <ol class="desk-found" role="list">
        {list.items.map(({ comment, article, author }) => (
          <li key={comment.id}>
            <input
              type="checkbox"
              checked={desk.chosen.has(comment.id)}
              aria-label={words.deskApp.selectOf(nameOf(words, author.name))}
              onChange={() => desk.chosen.turn(comment.id, comment.revision)}
            />
            <div>
              <a href={cardHref(comment.id, desk.place.narrowing)}>
                <bdi>{nameOf(words, author.name)}</bdi>
              </a>{' '}
              <span class="comment-meta">
                <Moment at={comment.createdAt} withTime /> · {words.card.status[comment.status ?? '']} ·{' '}
                <bdi>{article.headline}</bdi>
              </span>
              <p class="excerpt" dir="auto">
                {textOf(comment.html ?? '')}
              </p>
            </div>
          </li>
        ))}
      </ol>
      {list.nextCursor !== null && (
        <button type="button" onClick={() => desk.run(read(list.nextCursor))}>
          {words.deskApp.more}
        </button>
      )}
    </>
  );
}

const filterOf = ({ author, status }: Search): Record<string, string | null> => ({
  author,
  status: status || null,
});
