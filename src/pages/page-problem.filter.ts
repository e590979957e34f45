import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { contextOf, isApi } from '../accounts/request-context.js';
import { noteRefusal } from '../platform/http/metrics.js';
import { ProblemFilter, toProblem } from '../platform/http/problem.filter.js';
import { Problem } from '../platform/errors/problem.js';
import { readNext } from './next.rules.js';
import { preferredLocale } from './preferred-language.rules.js';
import { asPage } from './page-reply.js';
import { pageView } from './page-view.js';
import { renderErrorPage, unknownSite } from './render.js';
import { STYLE_HREF } from './stylesheet.js';
import { problemInWords, titleInWords } from './words/problem-in-words.js';
import { wordsFor } from './words/words.js';

/** What was asked for, where it can be asked for again. */
const pathOf = ({ method, url }: FastifyRequest): string | null => (method === 'GET' ? readNext(url) : null);

/** The service's filter: a person in a browser gets a page, everybody else the problem document. */
@Catch()
export class PageProblemFilter implements ExceptionFilter {
  private readonly documents = new ProblemFilter();

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const wantsPage = !isApi(request) && (request.headers.accept ?? '').includes('text/html');
    if (!wantsPage) return this.documents.catch(inLanguage(error, request), host);
    const problem = toProblem(error, request.log);
    const { status, code, headers } = problem;
    const context = contextOf(request);
    const page = context
      ? pageView(context.site, context.viewer, null, code === 'not_signed_in' ? pathOf(request) : null)
      : { site: unknownSite, viewer: null, styleHref: STYLE_HREF, canonicalHref: null };
    const words = wordsFor(page.site.locale);
    const title = titleInWords(words, problem);
    const detail = problemInWords(words, problem, page.site);
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    noteRefusal(reply, problem);
    asPage(reply);
    reply
      .status(status)
      .headers(headers)
      .send(renderErrorPage({ ...page, status, code: request.is404 ? 'no_such_page' : code, title, detail }));
  }
}

/** A problem document's words in the language that was asked for, where there is one; else the API's own. */
function inLanguage(error: unknown, request: FastifyRequest): unknown {
  const locale = preferredLocale(request.headers['accept-language']);
  if (locale === null || wordsFor(locale) === wordsFor('en')) return error;
  const problem = toProblem(error, request.log);
  const { status, code, members, headers } = problem;
  const words = wordsFor(locale);
  const { timeZone } = contextOf(request)?.site ?? unknownSite;
  const detail = problemInWords(words, problem, { locale, timeZone });
  return new Problem(status, code, titleInWords(words, problem), detail, members, headers);
}
