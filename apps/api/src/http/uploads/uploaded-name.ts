/**
 * The name of an uploaded file as its sender knows it, from what the reader of forms answers: text of a `filename*` (RFC 5987), or else the
 * bytes of a `filename`, one a character. Browsers write these in UTF-8, old programs on Windows in GBK, mail libraries as an encoded word (RFC 2047), others
 * percent-encoded. The folder that some send along is left away.
 */
export function uploadedName(original: string): string {
  const name = withoutEncodedWords(withoutPercents(hasCharacters(original) ? original : textOf(original)));
  return (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cs}]/gu, '').trim();
}

/** Beyond Latin-1, so no bytes any more. */
function hasCharacters(text: string): boolean {
  return /[^\0-\xff]/.test(text);
}

function textOf(original: string): string {
  const bytes = Buffer.from(original, 'latin1');
  return decoded(bytes, 'utf-8') ?? chineseOf(bytes) ?? original;
}

/** Most pairs of a Chinese name in GBK are characters of GB 2312; a word such as Übersicht has hardly any. */
function chineseOf(bytes: Buffer): string | null {
  const text = decoded(bytes, 'gb18030');
  if (text === null) return null;
  const pairs = bytes.toString('latin1').match(/[\x81-\xfe][\x40-\xfe]/g) ?? [];
  const common = pairs.filter((pair) => /^[\xa1-\xf7][\xa1-\xfe]$/.test(pair));
  return common.length * 2 >= pairs.length ? text : null;
}

/** `%E6%8A%A5%E5%91%8A.txt`; a name as 100%.txt stays as it is. */
function withoutPercents(name: string): string {
  if (!/%[89a-f][0-9a-f]/i.test(name)) return name;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** `=?UTF-8?B?5oql5ZGK?=.txt` */
function withoutEncodedWords(name: string): string {
  const joined = name.replace(/\?=\s+=\?/g, '?==?');
  return joined.replace(/=\?([\w-]{1,20})\?([BQ])\?([^?]*)\?=/gi, (word, charset: string, coding: string, body: string) => {
    const bytes = coding.toUpperCase() === 'B' ? Buffer.from(body, 'base64') : quoted(body);
    return decoded(bytes, charset) ?? word;
  });
}

function quoted(body: string): Buffer {
  const text = body
    .replaceAll('_', ' ')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(text, 'latin1');
}

function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
