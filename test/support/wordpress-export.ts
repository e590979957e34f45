/** A comment of an export, as WordPress writes it; what is absent is ordinary. */
export interface ExportedComment {
  readonly id: number | string;
  readonly parent?: number | string;
  readonly author?: string;
  readonly date?: string;
  readonly content?: string;
  readonly approved?: string;
  readonly type?: string;
}

/** An item of an export; what is absent is ordinary. */
export interface ExportedItem {
  readonly id: number | string;
  readonly title?: string;
  readonly slug?: string;
  readonly status?: string;
  readonly type?: string;
  readonly commentStatus?: 'open' | 'closed';
  readonly password?: string;
  readonly date?: string;
  readonly content?: string;
  readonly comments?: readonly ExportedComment[];
}

export const NO_DATE = '0000-00-00 00:00:00';

const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** One WordPress export of the site at `host`; line breaks stand between elements. */
export function wordpressExport(
  host: string,
  items: readonly ExportedItem[],
  version: '1.0' | '1.1' | '1.2' = '1.2',
): string {
  return `<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:excerpt="http://wordpress.org/export/${version}/excerpt/" xmlns:wp="http://wordpress.org/export/${version}/">
<channel>
<title>A site</title>
<link>https://${host}</link>
<wp:wxr_version>${version}</wp:wxr_version>
${items.map((item) => itemOf(host, item)).join('')}</channel>
</rss>
`;
}

function itemOf(host: string, item: ExportedItem): string {
  const { id, title = `Article ${id}`, slug = `article-${id}`, date = '2021-03-04 05:06:07' } = item;
  return `<item>
<title>${cdata(title)}</title>
<link>https://${host}/${slug}/</link>
<dc:creator>${cdata('editor')}</dc:creator>
<content:encoded>${cdata(item.content ?? 'Text.')}</content:encoded>
<excerpt:encoded>${cdata('An excerpt, which is no part of the text.')}</excerpt:encoded>
<wp:post_id>${id}</wp:post_id>
<wp:post_date>${cdata(date)}</wp:post_date>
<wp:post_date_gmt>${cdata(date)}</wp:post_date_gmt>
<wp:comment_status>${cdata(item.commentStatus ?? 'open')}</wp:comment_status>
<wp:post_name>${cdata(slug)}</wp:post_name>
<wp:status>${cdata(item.status ?? 'publish')}</wp:status>
<wp:post_type>${cdata(item.type ?? 'post')}</wp:post_type>
<wp:post_password>${cdata(item.password ?? '')}</wp:post_password>
${(item.comments ?? []).map(commentOf).join('')}</item>
`;
}

function commentOf(comment: ExportedComment): string {
  const { id, parent = 0, author = 'Reader', date = '2021-03-05 06:07:08' } = comment;
  return `<wp:comment>
<wp:comment_id>${id}</wp:comment_id>
<wp:comment_author>${cdata(author)}</wp:comment_author>
<wp:comment_author_email>${cdata('reader@mail.example')}</wp:comment_author_email>
<wp:comment_author_IP>${cdata('203.0.113.9')}</wp:comment_author_IP>
<wp:comment_date>${cdata(date)}</wp:comment_date>
<wp:comment_date_gmt>${cdata(date)}</wp:comment_date_gmt>
<wp:comment_content>${cdata(comment.content ?? `Comment ${id}.`)}</wp:comment_content>
<wp:comment_approved>${cdata(comment.approved ?? '1')}</wp:comment_approved>
<wp:comment_type>${cdata(comment.type ?? 'comment')}</wp:comment_type>
<wp:comment_parent>${parent}</wp:comment_parent>
</wp:comment>
`;
}
