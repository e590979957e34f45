import { useReaderWords } from '../../src/pages/components/page-context.js';
import type { DiscussionDocument } from '../../src/pages/discussion-document.js';

/** Who somebody is, where no page of ours says so around the discussion. */
export function Account({ viewer }: { viewer: DiscussionDocument['viewer'] }) {
  const words = useReaderWords().known;
  if (viewer.kind !== 'account') return null;
  return (
    <p class="hint">
      {words.signedInAs} <bdi>{viewer.name}</bdi>
      {' · '}
      <button type="button" class="sign-out link">
        {words.signOut}
      </button>
    </p>
  );
}
