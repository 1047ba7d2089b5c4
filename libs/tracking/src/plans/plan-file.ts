import { DomainError } from '#platform';

/** Largest file taken, in bytes. A yearly plan has some tens of kilobytes. */
export const MAX_PLAN_BYTES = 10 * 1024 * 1024;

/**
 * Reads an uploaded plan as text. The text is kept to the letter (a byte order mark apart): spans point into it.
 * @throws DomainError `file.empty`, `file.too-large`, `file.not-text`, `file.encoding`
 */
export function readPlanText(bytes: Uint8Array): string {
  if (bytes.length > MAX_PLAN_BYTES) {
    throw new DomainError(
      'file.too-large',
      `The file has ${Math.ceil(bytes.length / 1024 / 1024)} MB; at most ${MAX_PLAN_BYTES / 1024 / 1024} MB are read. Upload the plan alone, without its annexes.`,
    );
  }
  const text = decodeUtf8(bytes);
  if (text.trim() === '') throw new DomainError('file.empty', 'The file holds no text. Upload the plan document itself.');
  return text;
}

function decodeUtf8(bytes: Uint8Array): string {
  if (bytes.subarray(0, 8192).includes(0)) {
    throw new DomainError(
      'file.not-text',
      'The file is not plain text. Save the plan as a UTF-8 text file (.txt) and upload that.',
    );
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new DomainError(
      'file.encoding',
      'The text is not encoded as UTF-8 (it may be GBK). Save it as UTF-8 and upload it again.',
      {},
      { cause: error },
    );
  }
}
