import { Controller, Get, Header, Param, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { NotHere } from '../platform/errors/problem.js';
import { Documented } from '../platform/http/documented.js';
import { ApiDocumentation, type ExplainedProblem } from './api-document.js';
import { REFERENCE_CSP, REFERENCE_PAGE, referenceFile } from './reference-page.js';

const AN_HOUR = 'public, max-age=3600';

@Controller()
export class ApiDocumentController {
  constructor(private readonly documentation: ApiDocumentation) {}

  @Get('api/docs')
  @RouteConfig({ siteless: true })
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', REFERENCE_CSP)
  @Documented({
    does: 'Shows this document as a page',
    answers: { says: 'The page', type: 'text/html', example: '<!doctype html>…' },
  })
  page(): string {
    return REFERENCE_PAGE;
  }

  @Get('api/docs.json')
  @RouteConfig({ siteless: true })
  @Documented({
    does: 'Reads this document',
    more: 'OpenAPI 3.1. `x-who` of an operation says who may call it: anyone, person (a guest or an account), account, or the smallest role; `x-permission` names what that role may do, `x-acts-on` whether on articles, which a role may be limited in, or on the site.',
    answers: { says: 'The document', example: { openapi: '3.1.0' } },
  })
  document(): object {
    return this.documentation.document();
  }

  @Get('api/docs/:file')
  @RouteConfig({ siteless: true })
  @Header('cache-control', AN_HOUR)
  @Documented({
    does: 'Serves a file of the page',
    answers: { says: 'The file', type: 'text/css', example: '…' },
  })
  async file(@Param('file') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<Buffer> {
    const { type, content } = await referenceFile(name);
    reply.type(type);
    return content;
  }

  @Get('problems/:code')
  @RouteConfig({ siteless: true })
  @Header('cache-control', AN_HOUR)
  @Documented({
    does: 'Explains a problem',
    more: 'Where the `type` of a problem document leads.',
    answers: {
      says: 'What it means, and which operations answer it',
      example: {
        code: 'not_signed_in',
        title: 'Sign in first',
        status: 401,
        detail: 'This needs a credential: send "Authorization: Bearer <token>", or sign in on the site.',
        answeredBy: ['Sessions.me'],
      },
    },
  })
  problem(@Param('code') code: string): ExplainedProblem {
    const explained = this.documentation.explain(code);
    if (!explained) throw new NotHere('kind of problem');
    return explained;
  }
}
