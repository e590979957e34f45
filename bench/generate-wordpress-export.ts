export interface WordPressExportShape {
  /** How many comments in all, in any status; the articles share them unevenly. */
  comments: number;
  articles: number;
  /** The same seed gives the same export, byte for byte. */
  seed: number;
}

const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(2012, 0, 2, 6);
const DEEPEST_REPLY = 6;
/** How far back a reply looks for its parent. */
const RECENT_COMMENTS = 40;

/**
 * A WordPress export (WXR 1.2) like that of a news site, in parts of a few kilobytes at most: threads with replies,
 * readers who come again, statuses as a desk leaves them, some pings, split CDATA sections. Holds nothing but the
 * recent comments of one article, so an export of any size can be streamed.
 */
export function* generateWordPressExport({
  comments,
  articles,
  seed,
}: WordPressExportShape): Generator<string> {
  const random = new Random(seed);
  const phrases = Array.from({ length: 400 }, () => sentence(random));
  const readers = Array.from(
    { length: 500 },
    (_, index) => `${random.pick(NAMES)} ${random.pick(NAMES)} ${index}`,
  );
  yield HEADER;
  const shares = unevenShares(random, comments, articles);
  let commentId = 1000;
  for (const [index, share] of shares.entries()) {
    const postId = 10 + index * 3;
    const publishedAt = FIRST_DAY + index * DAY + random.below(DAY / 2);
    yield itemStart(random, phrases, postId, publishedAt);
    const recent: { id: number; depth: number }[] = [];
    let writtenAt = publishedAt;
    for (let count = 0; count < share; count += 1) {
      commentId += 1 + random.below(3);
      writtenAt += 1000 * (5 + random.below(1800));
      const parent = random.chance(0.55) ? random.pickOrNone(recent) : undefined;
      yield commentText(random, { id: commentId, parentId: parent?.id ?? 0, writtenAt, readers, phrases });
      const depth = (parent?.depth ?? 0) + 1;
      if (depth < DEEPEST_REPLY) recent.push({ id: commentId, depth });
      if (recent.length > RECENT_COMMENTS) recent.shift();
    }
    yield '\t</item>\n';
  }
  yield '</channel>\n</rss>\n';
}

/** Few articles have most of the comments. The shares add up to `comments`. */
function unevenShares(random: Random, comments: number, articles: number): number[] {
  const weights = Array.from({ length: articles }, () => 1 / (0.02 + random.next()));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let reached = 0;
  let given = 0;
  return weights.map((weight, index) => {
    reached += weight;
    const until = index === articles - 1 ? comments : Math.round((comments * reached) / total);
    const share = until - given;
    given = until;
    return share;
  });
}

function itemStart(random: Random, phrases: string[], postId: number, publishedAt: number): string {
  const title = random.pick(phrases).slice(0, 70).replace(/\W+$/, '');
  const slug = `${title.toLowerCase().replace(/\W+/g, '-')}-${postId}`;
  const paragraphs = Array.from({ length: 4 + random.below(12) }, () =>
    random.several(phrases, 2 + random.below(5)),
  );
  return `\t<item>
		<title><![CDATA[${title}]]></title>
		<link>https://news.example/${slug}/</link>
		<pubDate>${new Date(publishedAt).toUTCString().replace('GMT', '+0000')}</pubDate>
		<dc:creator><![CDATA[${random.pick(['mweber', 'jortega', 'ihaddad'])}]]></dc:creator>
		<guid isPermaLink="false">https://news.example/?p=${postId}</guid>
		<description></description>
		<content:encoded><![CDATA[${paragraphs.join('\n\n')}]]></content:encoded>
		<excerpt:encoded><![CDATA[]]></excerpt:encoded>
		<wp:post_id>${postId}</wp:post_id>
		<wp:post_date><![CDATA[${wordPressDate(publishedAt + DAY / 24)}]]></wp:post_date>
		<wp:post_date_gmt><![CDATA[${wordPressDate(publishedAt)}]]></wp:post_date_gmt>
		<wp:comment_status><![CDATA[${random.chance(0.8) ? 'open' : 'closed'}]]></wp:comment_status>
		<wp:ping_status><![CDATA[closed]]></wp:ping_status>
		<wp:post_name><![CDATA[${slug}]]></wp:post_name>
		<wp:status><![CDATA[publish]]></wp:status>
		<wp:post_parent>0</wp:post_parent>
		<wp:menu_order>0</wp:menu_order>
		<wp:post_type><![CDATA[post]]></wp:post_type>
		<wp:post_password><![CDATA[]]></wp:post_password>
		<wp:is_sticky>0</wp:is_sticky>
		<wp:postmeta><wp:meta_key><![CDATA[_edit_last]]></wp:meta_key><wp:meta_value><![CDATA[1]]></wp:meta_value></wp:postmeta>
`;
}

interface CommentFacts {
  id: number;
  parentId: number;
  writtenAt: number;
  readers: string[];
  phrases: string[];
}

function commentText(random: Random, { id, parentId, writtenAt, readers, phrases }: CommentFacts): string {
  const reader = random.below(readers.length);
  const type = random.chance(0.01) ? 'pingback' : random.chance(0.3) ? '' : 'comment';
  return `\t\t<wp:comment>
			<wp:comment_id>${id}</wp:comment_id>
			<wp:comment_author><![CDATA[${readers[reader]}]]></wp:comment_author>
			<wp:comment_author_email><![CDATA[reader${reader}@mail.example]]></wp:comment_author_email>
			<wp:comment_author_url>${random.chance(0.1) ? `https://reader${reader}.example/` : ''}</wp:comment_author_url>
			<wp:comment_author_IP><![CDATA[203.0.113.${reader % 250}]]></wp:comment_author_IP>
			<wp:comment_date><![CDATA[${wordPressDate(writtenAt + DAY / 24)}]]></wp:comment_date>
			<wp:comment_date_gmt><![CDATA[${wordPressDate(writtenAt)}]]></wp:comment_date_gmt>
			<wp:comment_content><![CDATA[${cdata(writing(random, phrases))}]]></wp:comment_content>
			<wp:comment_approved><![CDATA[${approval(random)}]]></wp:comment_approved>
			<wp:comment_type><![CDATA[${type}]]></wp:comment_type>
			<wp:comment_parent>${parentId}</wp:comment_parent>
			<wp:comment_user_id>0</wp:comment_user_id>
		</wp:comment>
`;
}

/** Mostly one to five sentences, at times many; sometimes in paragraphs, with a link, a quotation or what CDATA splits. */
function writing(random: Random, phrases: string[]): string {
  const text = random.several(phrases, 1 + random.below(random.chance(0.05) ? 40 : 5));
  const kind = random.next();
  if (kind < 0.1) return `${text}\n\n${random.pick(phrases)}`;
  if (kind < 0.14) return `${text} <a href="https://news.example/?p=${random.below(999)}&amp;ref=c">here</a>`;
  if (kind < 0.18) return `<blockquote>${random.pick(phrases)}</blockquote>\n${text}`;
  if (kind < 0.19) return `${text} values[row[0]]>3 & more`;
  return text;
}

function approval(random: Random): string {
  const roll = random.next();
  if (roll < 0.94) return '1';
  if (roll < 0.965) return '0';
  if (roll < 0.99) return 'trash';
  return roll < 0.995 ? 'spam' : 'post-trashed';
}

function cdata(text: string): string {
  return text.replaceAll(']]>', ']]]]><![CDATA[>');
}

function wordPressDate(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

function sentence(random: Random): string {
  const words = Array.from({ length: 6 + random.below(14) }, () => random.pick(WORDS)).join(' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${random.pick(['.', '.', '.', '!', '?', ' …'])}`;
}

/** Mulberry32: 32 bits of state are enough for test data. */
class Random {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pickOrNone<T>(values: readonly T[]): T | undefined {
    return values[this.below(values.length)];
  }

  pick(values: readonly string[]): string {
    return this.pickOrNone(values) ?? '';
  }

  several(phrases: readonly string[], count: number): string {
    return Array.from({ length: count }, () => this.pick(phrases)).join(' ');
  }
}

const NAMES =
  'Ada Bruno Chen Dilara Émile Fatima Grażyna Håkon Ines Jörg Kofi Lucía Mbali Nadia Олег Priya Søren Yuki'.split(
    ' ',
  );
const WORDS = (
  'the a council vote budget city school bridge river report minister says people never always should could price tax ' +
  'rent bus train line closed open again year last next plan cost money who why what because without about against ' +
  'street park tree noise night neighbours question answer paper read wrong right true café naïve garçon 3.5 % 2019 ' +
  '“quoted” it’s don’t – and or but not only also more less than most'
).split(' ');

const HEADER = `<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.8" created="2025-01-01 00:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>News</title>
	<link>https://news.example</link>
	<description></description>
	<language>en-US</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>https://news.example</wp:base_site_url>
	<wp:base_blog_url>https://news.example</wp:base_blog_url>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[mweber]]></wp:author_login><wp:author_display_name><![CDATA[Mara Weber]]></wp:author_display_name></wp:author>
	<wp:author><wp:author_id>2</wp:author_id><wp:author_login><![CDATA[jortega]]></wp:author_login><wp:author_display_name><![CDATA[Julio Ortega]]></wp:author_display_name></wp:author>
`;
