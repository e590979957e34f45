import {
  ValidationPipe,
  type ArgumentMetadata,
  type PipeTransform,
  type ValidationError,
} from '@nestjs/common';
import { BadInput } from '../errors/problem.js';

/** What was sent has members of the wrong shape; `errors` names each with what is wrong. */
export class InputInvalid extends BadInput {
  static readonly examples = () => [
    new InputInvalid([{ member: 'limit', problems: ['limit must not be greater than 100'] }]),
  ];

  constructor(errors: readonly { member: string; problems: string[] }[]) {
    const words = errors.map(({ problems }) => problems.join('; ')).join('; ');
    super('input_invalid', `${words}.`, { errors });
  }
}

const options = {
  transform: true,
  whitelist: true,
  stopAtFirstError: true,
  exceptionFactory: (errors: ValidationError[]) =>
    new InputInvalid(errors.flatMap((error) => flatten(error, ''))),
};

function flatten(
  { property, constraints, children }: ValidationError,
  path: string,
): { member: string; problems: string[] }[] {
  const member = `${path}${property}`;
  const own = constraints ? [{ member, problems: Object.values(constraints) }] : [];
  return [...own, ...(children ?? []).flatMap((child) => flatten(child, `${member}.`))];
}

/** Shapes of what comes in. A body with a member that nobody knows is refused: it may be a misspelt one. */
export class InputPipe implements PipeTransform {
  private readonly bodies = new ValidationPipe({ ...options, forbidNonWhitelisted: true });
  private readonly others = new ValidationPipe(options);

  async transform(given: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // No body is an empty one: what is missing is then named.
    const value = metadata.type === 'body' && given === undefined ? {} : given;
    if (metadata.type !== 'body') return this.others.transform(value, metadata) as Promise<unknown>;
    if (metadata.metatype && (value === null || typeof value !== 'object' || Array.isArray(value))) {
      throw new BadInput('input_invalid', 'Send a JSON object, with Content-Type: application/json.');
    }
    return this.bodies.transform(value, metadata) as Promise<unknown>;
  }
}
