import { Injectable, type Type } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { buildDocument, type ApiDocument } from './build-document.js';
import { readRoutes, type Route } from './read-routes.js';
import { problemsOf } from './refusals.js';

/** A problem as `/problems/{code}` explains it. */
export interface ExplainedProblem {
  readonly code: string;
  readonly title: string;
  readonly status: number;
  /** The words of one example. */
  readonly detail: string;
  /** The operations that answer it. */
  readonly answeredBy: readonly string[];
}

/** The API document of this service, made of its own controllers when it is first asked for. */
@Injectable()
export class ApiDocumentation {
  private built: ApiDocument | null = null;

  constructor(private readonly discovery: DiscoveryService) {}

  document(): ApiDocument {
    return (this.built ??= buildDocument(this.routes()));
  }

  explain(code: string): ExplainedProblem | null {
    const answering = this.routes().flatMap((route) =>
      problemsOf(route)
        .filter((problem) => route.document !== null && problem.code === code)
        .map((problem) => ({ problem, name: route.name })),
    );
    const [first] = answering;
    if (!first) return null;
    const { title, status, detail } = first.problem;
    return { code, title, status, detail, answeredBy: [...new Set(answering.map(({ name }) => name))] };
  }

  private routes(): Route[] {
    return readRoutes(this.discovery.getControllers().map(({ metatype }) => metatype as Type<object>));
  }
}
