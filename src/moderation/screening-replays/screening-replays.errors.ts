import { exampleId } from '../../platform/http/examples.js';
import { Problem } from '../../platform/errors/problem.js';

/** One at a time, so that nobody keeps the service busy with them. */
export class ReplayUnderWay extends Problem {
  static readonly examples = () => [new ReplayUnderWay(exampleId('replay'))];

  constructor(replayId: string) {
    super(
      409,
      'replay_under_way',
      'Another replay is under way',
      'A site has one replay at a time. Wait until the one that is under way is done, then send this again.',
      { replayId },
    );
  }
}
