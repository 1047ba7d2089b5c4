/**
 * Content-Disposition of a download (RFC 6266): the name in full, coded after RFC 8187, and an ASCII one for programs
 * that don't read that.
 */
export function attachment(name: string, asciiName: string): string {
  return `attachment; ${namesOf(name, asciiName)}`;
}

/** The same of a file that a browser may show in place, and gets that name when it is saved. */
export function inline(name: string, asciiName: string): string {
  return `inline; ${namesOf(name, asciiName)}`;
}

function namesOf(name: string, asciiName: string): string {
  // What no file system takes, nor a name that leads elsewhere, comes from us.
  const safe = name.replace(/[\p{Cc}\p{Cs}\\/:*?"<>|]/gu, '_');
  const coded = encodeURIComponent(safe).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
  return `filename="${asciiName}"; filename*=UTF-8''${coded}`;
}
