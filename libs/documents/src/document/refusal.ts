/** Every reason for which a file is refused, with what its sender should do. */
const SENTENCES = {
  'file.busy': 'Too many documents are being read just now. Send it again in a minute.',
  'file.damaged': 'The file is damaged or incomplete. Open it in the program that made it, save it anew, and upload that.',
  'file.empty': 'The file holds no text. Upload the plan document itself.',
  'file.encoding': 'The encoding of the text can not be told. Save it as UTF-8 and upload it again.',
  'file.encrypted': 'The file is protected by a password. Save it without one and upload that.',
  'file.scanned':
    'The pages are pictures without text (a scan). Run text recognition (OCR) over it, or upload the original document.',
  'file.too-complex':
    'Reading the file takes too long or too much memory. Save the plan alone, without pictures and annexes, and upload that.',
  'file.too-large': 'The file is too large. Upload the plan alone, without its annexes.',
  'file.unknown-format':
    'The file is none of the formats that are read: text, Markdown, HTML, .docx, .doc, .pdf, .xlsx, .csv, .ofd. Save it as one of them.',
} as const;

export type RefusalCode = keyof typeof SENTENCES;

export const REFUSAL_CODES = Object.keys(SENTENCES) as RefusalCode[];

/** The file is not read; `message` is a sentence that says what to do. Whoever reads files for a purpose of its own adds codes. */
export class DocumentRefused<Code extends string = RefusalCode> extends Error {
  constructor(
    readonly code: Code,
    message?: string,
    options?: ErrorOptions,
  ) {
    super(message ?? SENTENCES[code as RefusalCode], options);
    this.name = 'DocumentRefused';
  }
}
