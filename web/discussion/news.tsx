import { useEffect, useState } from 'preact/hooks';
import { useReaderWords } from '../../src/pages/components/page-context.js';
import type { ClosingView, DiscussionView } from '../../src/pages/views.js';
import { withActsSoon } from './load-acts.js';
import type { Service } from './service.js';

interface Latest {
  readonly revision: number;
  readonly counts: { readonly published: number };
  readonly state: ClosingView['state'];
}

interface News {
  readonly latest: Latest | null;
  /** Comments that are not shown; less than none: fewer are there. */
  readonly added: number;
  /** What it is by now; null: what is shown. */
  readonly state: ClosingView['state'] | null;
  /** They stand on another page than those that are shown: the newest first are nearer. */
  readonly isElsewhere: boolean;
}

/** What has happened in a discussion since it was drawn. An event tells numbers; what there is, is read when asked for. */
export function useNews(service: Service, discussion: DiscussionView): News {
  const { threadId, revision } = discussion.live!;
  const [latest, setLatest] = useState<Latest | null>(null);
  const address = service.eventsOf(threadId);
  useEffect(
    () => withActsSoon(({ follow }) => follow(address, (data) => setLatest(JSON.parse(data) as Latest))),
    [address],
  );
  const isLater = latest !== null && latest.revision > revision;
  return {
    latest,
    added: isLater ? latest.counts.published - discussion.count : 0,
    state: latest !== null && latest.state !== discussion.closing.state ? latest.state : null,
    isElsewhere:
      discussion.sort !== 'newest' && discussion.sortHrefs !== undefined && discussion.moreHref !== null,
  };
}

/** A line to click on; nothing while nothing has happened. Numbers that only grow are said again, not more. */
export function NewsOf({ news: { added, state } }: { news: News }) {
  const words = useReaderWords().live;
  const said = [];
  if (added > 0) said.push(words.added(added));
  else if (added < 0) said.push(words.changed);
  if (state !== null) said.push(words.state[state]);
  return said.length === 0 ? null : <a href="#comments">{said.join(' ')}</a>;
}
