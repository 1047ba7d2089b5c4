/** In bytes of JSON. What is around the items of an event has room beside it in the 20 kB that a webhook should not exceed. */
const LARGEST_PART = 16_000;

/** Cuts a list into parts in its order, each as large as one event may be; an item that is larger stands alone. */
export function inParts<Item>(items: readonly Item[], largest = LARGEST_PART): Item[][] {
  const parts: Item[][] = [];
  let room = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    const part = parts.at(-1);
    if (part && size <= room) part.push(item);
    else parts.push([item]);
    room = (part && size <= room ? room : largest) - size;
  }
  return parts;
}
