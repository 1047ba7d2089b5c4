/** In bytes of JSON. What is around the items of an event fits beside it into the 20 kB that a webhook should not exceed. */
const LARGEST_PART = 16_000;

/** Cuts a list into parts in its order, each as large as one event may be; an item that is larger stands alone. */
export function inParts<Item>(items: readonly Item[], largest = LARGEST_PART): Item[][] {
  const parts: Item[][] = [];
  let left = 0;
  for (const item of items) {
    const size = Buffer.byteLength(JSON.stringify(item)) + 1;
    const part = parts.at(-1);
    if (part && size <= left) part.push(item);
    else parts.push([item]);
    left = (part && size <= left ? left : largest) - size;
  }
  return parts;
}
