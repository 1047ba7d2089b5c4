/** A set of characters, by their UTF-16 codes: whether one belongs costs one look-up. */
export class CodeSet {
  private readonly table = new Uint8Array(0x10000);

  constructor(characters: string) {
    for (let index = 0; index < characters.length; index += 1) this.table[characters.charCodeAt(index)] = 1;
  }

  has(code: number): boolean {
    return this.table[code] === 1;
  }

  /** Whether one of them stands at `index`; none does outside of the text. */
  at(text: string, index: number): boolean {
    return index >= 0 && index < text.length && this.table[text.charCodeAt(index)] === 1;
  }
}
