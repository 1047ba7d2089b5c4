/** A file on its way from the list, where it was dropped, to the page that imports it. */
let dropped: File | null = null;

export function keepDropped(file: File): void {
  dropped = file;
}

export function takeDropped(): File | null {
  const file = dropped;
  dropped = null;
  return file;
}
