import { Reflector } from '@nestjs/core';
import type { Problem } from '../errors/problem.js';

/** A kind of problem that shows what it looks like: by itself, or by examples where it is made of something. */
export type Refusal = (new () => Problem) | { readonly examples: () => readonly Problem[] };

export interface AnswerDocument {
  /** What it is, as a phrase: "The comment as it stands". */
  readonly says: string;
  /** With the members of the real one. Absent: an answer without a body. */
  readonly example?: unknown;
  /** By name, where one cannot show every member. */
  readonly examples?: Readonly<Record<string, unknown>>;
  /** Where it is not the one that the route answers by itself. */
  readonly status?: number;
  /** Media type; `application/json` unless said. */
  readonly type?: string;
}

/** What the API document cannot read off a route: everything else it takes from the code. */
export interface RouteDocument {
  /** A sentence without subject and full stop: "Posts a comment". */
  readonly does: string;
  /** What a caller has to know beside that. */
  readonly more?: string;
  readonly answers: AnswerDocument | readonly AnswerDocument[];
  /** Its own refusals. Those that any route may answer (site, credential, role, shape, key, version) come by themselves. */
  readonly refuses?: readonly Refusal[];
  /** An example body, where no class with an `example` says what it takes. */
  readonly takes?: object;
  /** Words for parameters that the document does not know by their name. */
  readonly parameters?: Readonly<Record<string, string>>;
}

/** Puts a route into the API document; a spec holds that every route is there. */
export const Documented = Reflector.createDecorator<RouteDocument>();

const MEANING = Symbol('meaning');

/** What a member of a body or a query means, where its name does not say it. */
export const Meaning = (words: string): PropertyDecorator => Reflect.metadata(MEANING, words);

export const meaningOf = (input: new () => object, member: string): string | undefined =>
  Reflect.getMetadata(MEANING, input.prototype as object, member) as string | undefined;
