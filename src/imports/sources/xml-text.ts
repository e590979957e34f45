/** Bytes that become text at once: small enough that what one piece holds can wait for its reader in memory. */
const PIECE_BYTES = 64 * 1024;
/** An XML declaration stands within this many bytes, or there is none. */
const DECLARATION_BYTES = 512;

/** What bytes 0x80-0x9F mean in windows-1252, which is what files labelled ISO-8859-1 are in practice. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Everything but these XML 1.0 forbids, and some databases with it. Halves of surrogate pairs pass. */
const FORBIDDEN_CHARACTERS = /[^\t\n\r\u0020-\uFFFD]/g;

/** Of the error that Node's decoder throws at bytes that do not belong to its encoding. */
const UNDECODABLE = 'ERR_ENCODING_INVALID_ENCODED_DATA';

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** `problem`: the bytes after `text` cannot be read; it is the last piece. */
export interface XmlText {
  text: string;
  problem?: string;
}

/**
 * The text of an XML file, in pieces, without a byte order mark and without the control characters that XML 1.0
 * forbids. The encoding comes from the byte order mark, else the XML declaration, else it is UTF-8.
 */
export async function* readXmlText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<XmlText> {
  let encoding: Encoding | undefined;
  let waiting: Uint8Array = new Uint8Array(0);
  for await (const chunk of chunks) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      let bytes = joined(waiting, chunk.subarray(start, start + PIECE_BYTES));
      if (!encoding) {
        waiting = bytes;
        if (bytes.length < DECLARATION_BYTES && !bytes.includes(0x3e)) continue;
        const detected = detectEncoding(bytes);
        if ('problem' in detected) {
          yield { text: '', problem: detected.problem };
          return;
        }
        encoding = detected.encoding;
        bytes = bytes.subarray(detected.markBytes);
      }
      const whole = bytes.length - unfinishedBytes(bytes, encoding);
      waiting = bytes.slice(whole);
      const piece = decode(bytes.subarray(0, whole), encoding);
      yield piece;
      if (piece.problem) return;
    }
  }
  if (waiting.length === 0) return;
  const detected = encoding ? { encoding, markBytes: 0 } : detectEncoding(waiting);
  yield 'problem' in detected
    ? { text: '', problem: detected.problem }
    : decode(waiting.subarray(detected.markBytes), detected.encoding);
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  return first.length === 0 ? second : Buffer.concat([first, second]);
}

function detectEncoding(head: Uint8Array): { encoding: Encoding; markBytes: number } | { problem: string } {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', markBytes: 3 };
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', markBytes: 2 };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', markBytes: 2 };
  if (first === 0x3c && second === 0) return { encoding: 'utf-16le', markBytes: 0 };
  if (first === 0 && second === 0x3c) return { encoding: 'utf-16be', markBytes: 0 };
  const declaration = Buffer.from(head.subarray(0, DECLARATION_BYTES)).toString('latin1');
  const label = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"'>]*)["']/.exec(declaration)?.[1] ?? 'utf-8';
  switch (canonicalEncoding(label)) {
    case 'utf-8':
    // A declaration that can be read as single bytes is not in UTF-16, whatever it says.
    case 'utf-16le':
    case 'utf-16be':
      return { encoding: 'utf-8', markBytes: 0 };
    case 'windows-1252':
      return { encoding: 'windows-1252', markBytes: 0 };
    default:
      return {
        problem: `the file says that its encoding is "${label}", which cannot be read; convert it to UTF-8`,
      };
  }
}

function canonicalEncoding(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (hasCode(error, 'ERR_ENCODING_NOT_SUPPORTED')) return undefined;
    throw error;
  }
}

/** How many bytes at the end begin a character that the next chunk completes. */
function unfinishedBytes(bytes: Uint8Array, encoding: Encoding): number {
  if (encoding === 'windows-1252') return 0;
  if (encoding !== 'utf-8') {
    const odd = bytes.length % 2;
    const highByte = bytes[bytes.length - odd - (encoding === 'utf-16le' ? 1 : 2)] ?? 0;
    return odd + (highByte >= 0xd8 && highByte <= 0xdb ? 2 : 0);
  }
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

function decode(bytes: Uint8Array, encoding: Encoding): XmlText {
  if (encoding === 'windows-1252') {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
    return {
      text: allowed(text).replace(
        /[\u0080-\u009f]/g,
        (code) => WINDOWS_1252[code.charCodeAt(0) - 0x80] ?? code,
      ),
    };
  }
  const options = { fatal: true, ignoreBOM: true };
  try {
    return { text: allowed(new TextDecoder(encoding, options).decode(bytes)) };
  } catch (error) {
    if (!hasCode(error, UNDECODABLE)) throw error;
    return {
      text: allowed(readablePart(bytes, new TextDecoder(encoding, options))),
      problem: `these bytes are not ${encoding.toUpperCase()} text`,
    };
  }
}

/** The decoder does not say where it failed, and what stands before that place is not to be lost. */
function readablePart(bytes: Uint8Array, decoder: TextDecoder): string {
  let text = '';
  try {
    for (const byte of bytes) text += decoder.decode(Uint8Array.of(byte), { stream: true });
  } catch (error) {
    if (!hasCode(error, UNDECODABLE)) throw error;
  }
  return text;
}

function allowed(text: string): string {
  return text.replace(FORBIDDEN_CHARACTERS, '');
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}
