import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { sanitiseArticleHtml, sanitiseCommentHtml } from './sanitise.js';

const ARTICLE_ELEMENTS =
  'p h2 h3 h4 h5 h6 ul ol li blockquote figure figcaption img a table caption colgroup col thead tbody tfoot tr td th code pre ' +
  'em strong b i u s del ins q cite small mark kbd samp var dfn sub sup hr br wbr abbr details summary dl dt dd time bdi bdo ruby rt rp div';
const COMMENT_ELEMENTS = 'p br a em strong i b u s del ins blockquote code pre ul ol li q cite sup sub abbr';
const ATTRIBUTES =
  'href rel src alt width height loading colspan rowspan span scope start reversed type value title open datetime lang dir';

/** What is left of HTML when text and allowed tags in their one written form are taken away: must be nothing. */
function notAllowed(html: string, elements: string): string[] {
  const names = elements.split(' ').join('|');
  const attributes = ATTRIBUTES.split(' ').join('|');
  const tag = new RegExp(
    `</(?:${names})>|<(?:${names})((?: (?:${attributes})(?:="[^"<>]*")?)*)(?: /)?>`,
    'g',
  );
  const odd: string[] = [];
  const rest = html.replace(tag, (_, given: string | undefined) => {
    for (const [, name, value] of (given ?? '').matchAll(/ (href|src)="([^"]*)"/g)) {
      const schemes = name === 'src' ? /^https?:\/\// : /^(?:https?:\/\/|mailto:)/;
      if (!schemes.test(value ?? '')) odd.push(`${name}=${value}`);
    }
    return '';
  });
  return [...odd, ...(rest.match(/[<>].{0,40}/gs) ?? [])];
}

function expectHarmless(input: string): void {
  expect(notAllowed(sanitiseArticleHtml(input), ARTICLE_ELEMENTS)).toEqual([]);
  expect(notAllowed(sanitiseCommentHtml(input), COMMENT_ELEMENTS)).toEqual([]);
}

const ATTACKS = [
  '<script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<<script>alert(1)//<</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<img src="https://a.example/x.png" onerror="alert(1)" onload=alert(1)>',
  '<img src="javascript:alert(1)">',
  '<img src="data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+">',
  '<img alt="`><img src=x onerror=alert(1)>">',
  '<img alt="x" alt="y" src=https://a.example/"onerror="alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="JaVaScRiPt:alert(1)">x</a>',
  '<a href="jav\tascript:alert(1)">x</a>',
  '<a href="jav&#x09;ascript:alert(1)">x</a>',
  '<a href="&#0000106avascript:alert(1)">x</a>',
  '<a href="&#x6A&#x61vascript&colon;alert(1)">x</a>',
  '<a href=" \u0001javascript:alert(1)">x</a>',
  '<a href="java\u0000script:alert(1)">x</a>',
  '<a href="vbscript:msgbox(1)">x</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg">x</a>',
  '<a href="blob:https://a.example/1">x</a>',
  '<a href="//evil.example">x</a>',
  '<a href="/\\evil.example">x</a>',
  '<a href="http://a/\' onmouseover=\'alert(1)">x</a>',
  '<a href=\'http://a/" onmouseover="alert(1)\'>x</a>',
  '<a href="https://a.example/"></a><img src=x onerror=alert(1)>">x</a>',
  '<a href="https://a.example" style="position:fixed;inset:0" class="x" id="y" target="_blank" ping="https://b.example">x</a>',
  '<xmp><img src=x onerror=alert(1)></xmp>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
  '<math><mtext><img src=x onerror=alert(1)></mtext></math>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<svg onload=alert(1)><style><img src=x onerror=alert(1)></style></svg>',
  '<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text>x</text></a></svg>',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<textarea></textarea><img src=x onerror=alert(1)></textarea>',
  '<title></title><img src=x onerror=alert(1)></title>',
  '<option>&lt;script&gt;alert(1)&lt;/script&gt;</option>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<template><img src=x onerror=alert(1)></template>',
  '<iframe src="https://evil.example" srcdoc="<script>alert(1)</script>"></iframe>',
  '<object data="javascript:alert(1)"><embed src="javascript:alert(1)"></object>',
  '<video src=x onerror=alert(1)><source onerror=alert(1)></video>',
  '<base href="https://evil.example/"><meta http-equiv=refresh content="0;url=javascript:alert(1)"><link rel=stylesheet href=x>',
  '<div style="background:url(javascript:alert(1))" onclick="alert(1)">x</div>',
  '<details open ontoggle=alert(1)><summary>x</summary></details>',
  '<p lang=\'x" onclick="alert(1)\' dir="evil">x</p>',
  '<input autofocus onfocus=alert(1)><button formaction=javascript:alert(1)>x</button><select><style></select><img src=x onerror=alert(1)>',
  '<!--><img src=x onerror=alert(1)>-->',
  '<!-- --!><img src=x onerror=alert(1)>',
  '<![CDATA[<img src=x onerror=alert(1)>]]>',
  '<?xml version="1.0"?><img src=x onerror=alert(1)>',
  '<p <img src=x onerror=alert(1)>>',
  '<a href="https://a.example" <script>alert(1)</script>>x</a>',
  "<a title='x<img src=x onerror=alert(1)>",
  '<b <b <b',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '<p/onclick=alert(1)>x',
  '<custom-element onclick=alert(1)><h1x>x</h1x></custom-element>',
  '<__proto__><constructor>x</constructor></__proto__><p __proto__=x constructor=y>z</p>',
];

describe('attacks', () => {
  it.each(ATTACKS)('%s', (attack) => {
    expectHarmless(attack);
    expectHarmless(`<p>before ${attack} after</p>`);
    expectHarmless(`<table><tr><td>${attack}`);
  });

  it('any mixture of tags, quotes and text', () => {
    const part = fc.constantFrom(
      ...[
        '<',
        '>',
        '"',
        "'",
        '/',
        ' ',
        '=',
        '&lt;',
        '&',
        '<!--',
        '-->',
        '\0',
        '\n',
        'x',
        'href',
        'javascript:',
        'https://a.example/',
      ],
      ...[
        '<a ',
        '<p>',
        '</p>',
        '<h1>',
        '</h1>',
        '<svg>',
        '<style>',
        '</style>',
        '<img src=',
        '<pre>',
        '<table>',
        '<td>',
        '<xmp>',
        '<b>',
        '</b>',
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => expectHarmless(parts.join(''))),
      { numRuns: 1000 },
    );
  });

  const repeated = (text: string): string => text.repeat(Math.ceil((1024 * 1024) / text.length));
  it.each([
    ...[
      '<b>',
      '<b></i>',
      '<b><!--</b>-->',
      '<svg><style>',
      '<xmp>',
      '<!--',
      '<pre>',
      '<blockquote>',
      '<<b>b>',
    ],
    ...['<table><tr><td>', '<a href=x>', '<img ', ' '],
  ])('a megabyte of %j', (part) => expectHarmless(repeated(part)), 60_000);
});
