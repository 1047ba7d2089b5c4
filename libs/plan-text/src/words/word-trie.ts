export type WordClasses = Iterable<readonly [bits: number, words: readonly string[]]>;

/** The longest words of a family at each place of a text: their classes, 0 where there is none, and their lengths. */
export interface FoundWords {
  bits: Int32Array;
  lengths: Uint8Array;
}

/**
 * Words of several classes in one trie over UTF-16 codes. A class is a bit; a word's value joins the bits of all classes it
 * belongs to. It is kept as a double array: the child of a node by a character is the cell at the node's base plus the
 * character's number, if that cell names the node as its parent. So a step costs one look at one place in memory. Two families
 * of words may share a trie, each with its own classes.
 */
export class WordTrie {
  /** Per cell: parent, base, the values of both families. */
  private cells = new Int32Array(0);
  /** The highest number of a character in its words. */
  private highest = 0;
  /** Length of the word that was found last. */
  length = 0;

  constructor(classes: WordClasses, others: WordClasses = []) {
    const root: Node = { value: 0, other: 0, children: new Map() };
    for (const [bits, words] of classes) for (const word of words) nodeOf(root, word).value |= bits;
    for (const [bits, words] of others) for (const word of words) nodeOf(root, word).other |= bits;
    this.pack(root);
  }

  /** The classes of the longest word that begins at `from` and ends by `to`, 0 where there is none; its length is in `length`. */
  match(codes: Uint16Array, from: number, to: number): number {
    return this.longest(codes, from, to, VALUE);
  }

  /** The same of the other family. */
  matchOther(codes: Uint16Array, from: number, to: number): number {
    return this.longest(codes, from, to, OTHER);
  }

  private longest(codes: Uint16Array, from: number, to: number, family: number): number {
    const { cells, highest } = this;
    let found = 0;
    let parent = ROOT;
    for (let index = from; index < to; index += 1) {
      const number = NUMBERS[codes[index] as number] as number;
      if (number === 0 || number > highest) break;
      const cell = ((cells[parent + BASE] as number) + number) * WIDTH;
      if (cells[cell] !== parent) break;
      const value = cells[cell + family] as number;
      if (value !== 0) {
        found = value;
        this.length = index - from + 1;
      }
      parent = cell;
    }
    return found;
  }

  /** All words of both families in a text, in one pass. */
  matchAll(codes: Uint16Array): { words: FoundWords; others: FoundWords } {
    const { cells, highest } = this;
    const words = { bits: new Int32Array(codes.length), lengths: new Uint8Array(codes.length) };
    const others = { bits: new Int32Array(codes.length), lengths: new Uint8Array(codes.length) };
    for (let from = 0; from < codes.length; from += 1) {
      let parent = ROOT;
      for (let index = from; index < codes.length; index += 1) {
        const number = NUMBERS[codes[index] as number] as number;
        if (number === 0 || number > highest) break;
        const cell = ((cells[parent + BASE] as number) + number) * WIDTH;
        if (cells[cell] !== parent) break;
        const value = cells[cell + VALUE] as number;
        if (value !== 0) {
          words.bits[from] = value;
          words.lengths[from] = index - from + 1;
        }
        const other = cells[cell + OTHER] as number;
        if (other !== 0) {
          others.bits[from] = other;
          others.lengths[from] = index - from + 1;
        }
        parent = cell;
      }
    }
    return { words, others };
  }

  /** The same as `match` in a string. */
  find(text: string, from: number): number {
    const { cells, highest } = this;
    let found = 0;
    let parent = ROOT;
    for (let index = from; index < text.length; index += 1) {
      const number = NUMBERS[text.charCodeAt(index)] as number;
      if (number === 0 || number > highest) break;
      const cell = ((cells[parent + BASE] as number) + number) * WIDTH;
      if (cells[cell] !== parent) break;
      const value = cells[cell + VALUE] as number;
      if (value !== 0) {
        found = value;
        this.length = index - from + 1;
      }
      parent = cell;
    }
    return found;
  }

  /** Gives each node the first base at which the cells of all its children are free. */
  private pack(root: Node): void {
    const cells: number[] = [NO_PARENT, 0, 0, 0];
    const waiting: { node: Node; cell: number }[] = [{ node: root, cell: ROOT }];
    let firstFree = 1;
    let last = 0;
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const numbers = [...next.node.children.keys()];
      if (numbers.length === 0) continue;
      while (isTaken(cells, firstFree)) firstFree += 1;
      const least = Math.min(...numbers);
      this.highest = Math.max(this.highest, ...numbers);
      let base = Math.max(0, firstFree - least);
      while (numbers.some((number) => isTaken(cells, base + number))) base += 1;
      cells[next.cell + BASE] = base;
      for (const [number, child] of next.node.children) {
        const cell = (base + number) * WIDTH;
        while (cells.length <= cell) cells.push(NO_PARENT, 0, 0, 0);
        cells[cell] = next.cell;
        cells[cell + VALUE] = child.value;
        cells[cell + OTHER] = child.other;
        waiting.push({ node: child, cell });
      }
      last = Math.max(last, base);
    }
    // any of its characters may be asked for at any base
    this.cells = new Int32Array((last + this.highest + 1) * WIDTH).fill(NO_PARENT);
    this.cells.set(cells);
  }
}

interface Node {
  value: number;
  other: number;
  children: Map<number, Node>;
}

const ROOT = 0;
const BASE = 1;
const VALUE = 2;
const OTHER = 3;
/** Cells are four numbers wide, so that none lies across two lines of the cache. */
const WIDTH = 4;
const NO_PARENT = -1;

/** The characters of all words of all tries, numbered from 1. */
const NUMBERS = new Uint16Array(0x10000);
let characters = 0;

function isTaken(cells: readonly number[], cell: number): boolean {
  return cell === ROOT || (cells[cell * WIDTH] ?? NO_PARENT) !== NO_PARENT;
}

function nodeOf(root: Node, word: string): Node {
  let node = root;
  for (let index = 0; index < word.length; index += 1) {
    const code = word.charCodeAt(index);
    if (NUMBERS[code] === 0) NUMBERS[code] = characters += 1;
    const number = NUMBERS[code] ?? 0;
    let child = node.children.get(number);
    if (!child) node.children.set(number, (child = { value: 0, other: 0, children: new Map() }));
    node = child;
  }
  return node;
}
