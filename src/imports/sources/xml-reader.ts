import { SaxesParser } from 'saxes';
import { ImportFileError, NotAnExportError } from '../imports.errors.js';

/**
 * Characters between two markup events: the longest text of an element, comment or tag. The parser holds that much
 * before it can hand anything on, at two bytes a character at most.
 */
export const LONGEST_TEXT = 32 * 1024 * 1024;
const DEEPEST_ELEMENT = 100;
const MOST_ATTRIBUTES = 500;

const ENTITIES: ReadonlyMap<string | symbol, string> = new Map([
  ['amp', '&'],
  ['gt', '>'],
  ['lt', '<'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** `uri` of a prefix that nothing binds is `unbound:<prefix>`: such a file is still worth reading. */
export interface XmlElement {
  prefix: string;
  local: string;
  uri: string;
}

/** The root has depth 1. An element's text may come in several parts. */
export interface XmlHandlers {
  open(element: XmlElement, depth: number): void;
  text(text: string): void;
  close(depth: number): void;
}

/**
 * A streaming XML 1.0 parser for files that nobody vouches for: no document type declaration and so no entity but
 * XML's five, bounded text, depth and attributes. Whatever it refuses is an `ImportFileError` with its line.
 */
export class XmlReader {
  private readonly parser = new SaxesParser({
    xmlns: true,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
    resolvePrefix: (prefix: string) => `unbound:${prefix}`,
  });
  private depth = 0;
  private attributes = 0;
  private started = false;
  private sawRoot = false;
  private linesBefore = 0;
  private position = 0;

  constructor(handlers: XmlHandlers) {
    const { parser } = this;
    const mark = (): void => {
      this.position = parser.position;
    };
    parser.on('error', (error) => this.fail(`this is not well-formed XML (${sentence(error.message)})`));
    parser.on('doctype', () => {
      throw new NotAnExportError(
        this.line,
        'a document type declaration (<!DOCTYPE ...>) stands here, which no WordPress export has',
      );
    });
    parser.on('opentagstart', () => {
      this.attributes = 0;
    });
    parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > MOST_ATTRIBUTES)
        this.fail(`an element has more than ${MOST_ATTRIBUTES} attributes`);
    });
    parser.on('opentag', (tag) => {
      mark();
      this.depth += 1;
      this.sawRoot = true;
      if (this.depth > DEEPEST_ELEMENT)
        this.fail(`elements stand more than ${DEEPEST_ELEMENT} deep in each other`);
      handlers.open(tag, this.depth);
    });
    parser.on('closetag', () => {
      mark();
      handlers.close(this.depth);
      this.depth -= 1;
    });
    for (const event of ['text', 'cdata'] as const) {
      parser.on(event, (text) => {
        mark();
        handlers.text(text);
      });
    }
    parser.on('comment', mark);
    parser.on('processinginstruction', mark);
    // Asked at each named entity. Its own table inherits from Object.prototype and would answer `&constructor;`.
    parser.ENTITIES = new Proxy<Record<string, string>>(
      {},
      {
        get: (_, name) => ENTITIES.get(name) ?? this.failAtAmpersand(String(name)),
      },
    );
  }

  /** The line, counted from 1, of the next character. */
  get line(): number {
    return this.linesBefore + this.parser.line;
  }

  write(text: string): void {
    const rest = this.started ? text : this.withoutLeadingSpace(text);
    if (rest === '') return;
    this.started = true;
    this.parser.write(rest);
    if (this.parser.position - this.position > LONGEST_TEXT) this.failTooLong();
  }

  /** The file has no more text. */
  end(): void {
    this.parser.close();
  }

  failTooLong(): never {
    return this.fail(
      `a text ends here or later that is longer than ${LONGEST_TEXT / 1024 / 1024} million characters`,
    );
  }

  fail(problem: string): never {
    throw this.sawRoot ? new ImportFileError(this.line, problem) : new NotAnExportError(this.line, problem);
  }

  /** What follows a lone `&` is read up to the next `;`, lines later: the line to repair is that of the `&`. */
  private failAtAmpersand(name: string): never {
    const line = this.line - (name.split('\n').length - 1);
    throw new ImportFileError(
      line,
      'a "&" stands here that begins no entity of XML; a plain "&" is written "&amp;"',
    );
  }

  /** Plugins that print an empty line before the export are common, and the XML declaration may not follow one. */
  private withoutLeadingSpace(text: string): string {
    const rest = text.trimStart();
    this.linesBefore += text.slice(0, text.length - rest.length).split('\n').length - 1;
    return rest;
  }
}

/** The parser's message without its own position and full stop. */
function sentence(message: string): string {
  return message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
}
