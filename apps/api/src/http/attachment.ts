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

const PDF = 'application/pdf';

/** What a browser shows by itself. An office file is saved and opened by its program. */
export function canPreview(mediaType: string): boolean {
  return mediaType === PDF || /^(?:image\/(?:png|jpeg)|text\/plain)(?:;|$)/.test(mediaType);
}

/**
 * Content-Security-Policy of a file that is shown: people upload it, so that it may do nothing here. Chromium refuses to show a PDF
 * in a sandbox; its reader of PDF runs apart from the page already.
 */
export function previewPolicy(mediaType: string): string {
  const nothing = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";
  return mediaType === PDF ? nothing : `${nothing}; sandbox`;
}

export function withPreview<T extends { mediaType: string }>(attachment: T): T & { canPreview: boolean } {
  return { ...attachment, canPreview: canPreview(attachment.mediaType) };
}
