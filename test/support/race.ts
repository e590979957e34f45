import { newText, post } from './articles.js';
import type { Answer, Client } from './client.js';
import type { TestService } from './service.js';

/** What became of the posts of one race. */
export interface Posts {
  accepted: number;
  /** Answered 403 `thread_closed` or `thread_paused`. */
  refused: number;
  /** Any other answer. */
  readonly unexpected: Answer[];
}

const REFUSALS: readonly string[] = ['thread_closed', 'thread_paused'];

/** More than any closing lets through: a race that nothing ends is a fault of its own. */
const MOST_POSTS = 2_000;

/** Guests who post as fast as they are answered, each until the thread refuses them. */
export class Writers {
  private constructor(private readonly clients: readonly Client[]) {}

  /** Guests known by their tokens, spread evenly over the instances. */
  static async gather(
    service: TestService,
    threadId: string,
    { writers, instances }: { writers: number; instances: number },
  ): Promise<Writers> {
    const clients = Array.from({ length: writers }, async (_, index) => {
      const client = service.anyone(index % instances);
      const { body } = await post(client, threadId);
      return client.as(body.guestToken);
    });
    return new Writers(await Promise.all(clients));
  }

  /** Posts until every writer is refused. `reached` is kept when as many posts as asked for have been accepted. */
  race(
    threadId: string,
    acceptedBefore: number,
  ): { posts: Posts; reached: Promise<void>; done: Promise<void> } {
    const posts: Posts = { accepted: 0, refused: 0, unexpected: [] };
    let tell = (): void => undefined;
    const reached = new Promise<void>((resolve) => (tell = resolve));
    const count = (): void => {
      if (posts.accepted >= acceptedBefore) tell();
    };
    count();
    const write = async (client: Client): Promise<void> => {
      for (let nth = 0; nth < MOST_POSTS; nth += 1) {
        const answer = await client.post(`/threads/${threadId}/comments`, { body: newText() });
        if (answer.status === 201) posts.accepted += 1;
        else if (answer.status === 403 && REFUSALS.includes(answer.body.code)) posts.refused += 1;
        else posts.unexpected.push(answer);
        if (answer.status !== 201) break;
        count();
      }
      // Nobody waits for posts that will not come.
      tell();
    };
    return { posts, reached, done: Promise.all(this.clients.map(write)).then(() => undefined) };
  }
}
