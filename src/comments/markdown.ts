import MarkdownIt, { type StateBlock, type Token } from 'markdown-it';

/** Quotes and lists within each other; what is deeper is read as plain paragraphs, so that no word of it is lost. */
const DEEPEST_BLOCK = 20;
/** Of an address found in the text; what follows is read on its own. */
const LONGEST_BARE_TARGET = 2_000;
const WEB_TARGET = /^https?:\/\/[^/?#\\\s]/i;
const MAIL_TARGET = /^mailto:[^?\s@]{1,320}@/i;
/** What may not stand directly before `www.`: there it is a part of another address. */
const JOINED_BEFORE = /[./@:-]/;

/** The one filter of what a link may lead to: the web or a mailbox. */
export const isLinkTarget = (target: string): boolean => WEB_TARGET.test(target) || MAIL_TARGET.test(target);

const parser = new MarkdownIt({ html: false, linkify: true, maxNesting: DEEPEST_BLOCK + 5 });
parser.validateLink = isLinkTarget;
// What a link shows is what was typed: decoding could turn it into something else.
parser.normalizeLinkText = (target) => target;
// Only `http://`, `https://` and `www.` make a link by themselves: not e-mail addresses, not names with a dot.
parser.linkify
  .set({ fuzzyEmail: false, maxLength: LONGEST_BARE_TARGET })
  .add('mailto:', null)
  .add('ftp:', null)
  .add('//', null)
  .add('www.', {
    validate: (text, position, { re }) => {
      if (JOINED_BEFORE.test(text.charAt(position - 'www.'.length - 1))) return 0;
      const address = re.get_relative_proto_validator();
      address.lastIndex = position;
      return address.exec(text)?.[0].length ?? 0;
    },
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
parser.block.ruler.before('table', 'deepest_block', deepestBlock);
parser.disable('table');

/** CommonMark with strikethrough, without HTML and tables: a flat list of blocks, inline tokens as children. */
export const parseMarkdown = (source: string): Token[] => parser.parse(source, {});

/** The parser drops what is nested too deeply; this keeps it, one paragraph with its marks as typed. */
function deepestBlock(state: StateBlock, startLine: number, endLine: number): boolean {
  if (state.level < DEEPEST_BLOCK) return false;
  const content = state.getLines(startLine, endLine, state.blkIndent, false).trim();
  state.push('paragraph_open', 'p', 1);
  const inline = state.push('inline', '', 0);
  inline.content = content;
  inline.map = [startLine, endLine];
  inline.children = [];
  state.push('paragraph_close', 'p', -1);
  state.line = endLine;
  return true;
}
