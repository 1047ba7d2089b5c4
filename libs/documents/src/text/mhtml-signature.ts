/** A web page in one file (.mht, or .doc as Word saves "single file web page"): RFC 2557. Its headers say so before the first empty line. */
export function isMhtml(text: string): boolean {
  const head = text.slice(0, 2048).trimStart();
  if (!/^[\w-]+:/.test(head)) return false;
  const headers = head.split(/\r?\n\r?\n/, 1)[0] ?? '';
  return /^MIME-Version:/im.test(headers) && /^Content-Type:\s*(?:multipart\/|text\/html)/im.test(headers);
}
