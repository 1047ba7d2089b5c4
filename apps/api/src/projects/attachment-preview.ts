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

const PDF = 'application/pdf';
