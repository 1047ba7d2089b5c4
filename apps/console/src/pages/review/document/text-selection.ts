interface Span {
  start: number;
  end: number;
}

/** The place of a point of the selection in the source; null outside of the document. */
function offsetOf(node: Node | null, offset: number): number | null {
  const element = node instanceof HTMLElement ? node : (node?.parentElement ?? null);
  const run = element?.closest<HTMLElement>('[data-start]');
  if (run) return Number(run.dataset.start) + (node === run ? (offset === 0 ? 0 : run.innerText.length) : offset);
  const line = element?.closest<HTMLElement>('[data-at]');
  return line ? Number(line.dataset.at) : null;
}

/** What is selected in the document, in UTF-16 offsets of the source. */
function selectedSpan(document: HTMLElement | null): Span | null {
  const selection = getSelection();
  if (!document || !selection || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  if (!document.contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  return start === null || end === null ? null : { start, end };
}

/** Selected text that belongs to no item. @param taken spans of the items */
export function freeSpan(document: HTMLElement | null, taken: readonly Span[]): Span | null {
  const span = selectedSpan(document);
  if (!span || span.end <= span.start) return null;
  return taken.some(({ start, end }) => start < span.end && end > span.start) ? null : span;
}

/** Where the cursor stands, as an offset inside an item that spans this; null when it stands elsewhere. */
export function cursorInside(document: HTMLElement | null, span: Span): number | null {
  const at = selectedSpan(document);
  return at && at.start > span.start && at.start < span.end ? at.start - span.start : null;
}
