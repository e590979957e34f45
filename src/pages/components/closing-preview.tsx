import type { ClosingPageView, PreviewedView } from '../office/closing-page-view.js';
import { ClosingTimeline } from './closing-timeline.js';
import { Moment } from './moment.js';
import { useWords } from './page-context.js';

/** What the draft beside it would do. */
export function ClosingPreview({
  preview,
  id,
}: {
  preview: NonNullable<ClosingPageView['preview']>;
  id: string;
}) {
  const words = useWords().closingPage;
  return (
    <section class="preview" id={id} tabIndex={-1} aria-labelledby="preview-heading">
      <h2 id="preview-heading">{words.previewHeading}</h2>
      <p role="status">
        <b>{words.nothingSaved}</b>
      </p>
      <ClosingTimeline preview={preview} />
      <h3>{words.now}</h3>
      <Effects effects={preview.now} />
      <h3>{words.next30Days}</h3>
      <Effects effects={preview.next30Days} />
    </section>
  );
}

function Effects({ effects }: { effects: readonly PreviewedView[] }) {
  const words = useWords().closingPage;
  const found = effects.filter(({ count }) => count > 0);
  if (found.length === 0) return <p>{words.nothing}</p>;
  return (
    <ul role="list" class="effects">
      {found.map(({ effect, count, examples }) => (
        <li>
          <b>{words.effects[effect](count)}.</b>{' '}
          {count > examples.length && <span class="hint">{words.examples(examples.length)}</span>}
          <ul>
            {examples.map(({ headline, href, at, because }) => (
              <li>
                <a href={href} dir="auto">
                  {headline}
                </a>
                : <Moment at={at} withTime />, {because === null ? words.opens : words.because[because]}
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
