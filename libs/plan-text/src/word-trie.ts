/**
 * Words of several classes in one trie over UTF-16 codes. A class is a bit; a word's value joins the bits of all classes it
 * belongs to. Children are found in one open-addressed table keyed by (node, code), so a step costs a look-up, not a search.
 */
export class WordTrie {
  private readonly first = new Int32Array(0x10000);
  private keys = new Int32Array(1 << 16);
  private children = new Int32Array(1 << 16);
  private readonly mask = (1 << 16) - 1;
  private readonly values: number[] = [0];
  /** Length of the word that `match` found last. */
  length = 0;

  constructor(classes: Iterable<readonly [bits: number, words: readonly string[]]>) {
    for (const [bits, words] of classes) for (const word of words) this.add(word, bits);
  }

  /** The classes of the longest word that begins at `from` and ends by `to`, 0 where there is none; its length is in `length`. */
  match(codes: Uint16Array, from: number, to: number): number {
    let node = this.first[codes[from] ?? 0] ?? 0;
    let found = 0;
    for (let index = from + 1; node !== 0; index += 1) {
      const value = this.values[node] ?? 0;
      if (value !== 0) {
        found = value;
        this.length = index - from;
      }
      if (index >= to) break;
      node = this.child(node, codes[index] ?? 0);
    }
    return found;
  }

  private add(word: string, bits: number): void {
    let node = 0;
    for (let index = 0; index < word.length; index += 1) {
      const code = word.charCodeAt(index);
      const next = node === 0 ? (this.first[code] ?? 0) : this.child(node, code);
      node = next === 0 ? this.grow(node, code) : next;
    }
    this.values[node] = (this.values[node] ?? 0) | bits;
  }

  private grow(node: number, code: number): number {
    const next = this.values.push(0) - 1;
    if (node === 0) this.first[code] = next;
    else {
      let slot = hash(node, code) & this.mask;
      while (this.keys[slot] !== 0) slot = (slot + 1) & this.mask;
      this.keys[slot] = node * 0x10000 + code;
      this.children[slot] = next;
    }
    return next;
  }

  private child(node: number, code: number): number {
    const key = node * 0x10000 + code;
    let slot = hash(node, code) & this.mask;
    for (;;) {
      const held = this.keys[slot] ?? 0;
      if (held === key) return this.children[slot] ?? 0;
      if (held === 0) return 0;
      slot = (slot + 1) & this.mask;
    }
  }
}

function hash(node: number, code: number): number {
  const mixed = Math.imul(node * 0x10000 + code, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}
