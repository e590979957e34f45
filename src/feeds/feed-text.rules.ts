/** What XML 1.0 has a place for; the rest cannot stand in it, not even escaped. */
const NOT_IN_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Plain text for an element. The library takes one `&amp;` back before it escapes, so one is put in. */
export const elementText = (text: string): string => inXml(text).replaceAll('&', '&amp;');

/** Plain text where HTML is read. */
export const escapedText = (text: string): string =>
  inXml(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** HTML for a CDATA section, which its own end would leave open; in HTML the two mean the same. */
export const sectionHtml = (html: string): string => inXml(html).replaceAll(']]>', ']]&gt;');

const inXml = (text: string): string => text.replace(NOT_IN_XML, '');
