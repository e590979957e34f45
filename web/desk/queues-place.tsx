import { Narrow, Waiting } from '../../src/pages/components/desk-queues-page.js';
import { useWords } from '../../src/pages/components/page-context.js';
import { claimAction, queueHref } from '../../src/pages/desk/desk-hrefs.js';
import { useDesk } from './context.js';
import { Heading } from './heading.js';

const RARE = ['notices', 'appeals'];

/** Every queue: how much waits and for how long. */
export function QueuesPlace() {
  const { desk } = useDesk();
  const words = useWords().desk;
  const { narrowing } = desk.place;
  return (
    <>
      <Heading>{words.heading}</Heading>
      <ul class="desk-queues" role="list">
        {desk.counts
          .filter(({ queue, count }) => count > 0 || !RARE.includes(queue))
          .map(({ queue, count, oldestAt }) => (
            <Waiting
              key={queue}
              queue={{
                queue,
                count,
                href: queueHref(queue, narrowing),
                age: oldestAt && words.age(Date.now() - Date.parse(oldestAt)),
                claimAction: claimAction(queue, narrowing),
              }}
            />
          ))}
      </ul>
      <Narrow narrowing={narrowing} sections={desk.start.sections} />
    </>
  );
}
