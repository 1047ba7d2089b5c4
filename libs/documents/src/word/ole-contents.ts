/** What an OLE compound file holds, by the names in its directory. */
export type OleContents = 'encrypted' | 'word' | 'sheet' | 'slides' | 'other' | 'damaged';

const NAMES: readonly [string, OleContents][] = [
  ['EncryptedPackage', 'encrypted'],
  ['WordDocument', 'word'],
  ['Workbook', 'sheet'],
  ['PowerPoint Document', 'slides'],
];

/** A directory entry begins on a multiple of 128 bytes with its name in UTF-16. */
const ENTRY = 128;

export function oleContents(bytes: Uint8Array): OleContents {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const [name, contents] of NAMES) {
    if (positions(buffer, Buffer.from(`${name}\0`, 'utf16le')).some((at) => at % ENTRY === 0)) {
      return contents === 'word' && isEncryptedWord(buffer) ? 'encrypted' : contents;
    }
  }
  return isCutOff(buffer) ? 'damaged' : 'other';
}

/** The header says in which sector the directory begins ([MS-CFB] 2.2); a file that ends before it was cut off. */
function isCutOff(buffer: Buffer): boolean {
  if (buffer.length < SECTOR) return true;
  const sectorSize = 2 ** Math.min(16, buffer.readUInt16LE(30));
  return (buffer.readInt32LE(48) + 2) * sectorSize > buffer.length;
}

function positions(buffer: Buffer, name: Buffer): number[] {
  const found: number[] = [];
  for (let at = buffer.indexOf(name); at >= 0 && found.length < 100; at = buffer.indexOf(name, at + 1)) found.push(at);
  return found;
}

const WORD_MAGIC = 0xa5ec;
const SECTOR = 512;
/** fEncrypted of the FIB ([MS-DOC] 2.5.2). */
const ENCRYPTED_FLAG = 0x0100;

/** The main stream begins on a sector with its magic number; its flags say whether the rest can be read. */
function isEncryptedWord(buffer: Buffer): boolean {
  for (let at = SECTOR; at + 12 <= buffer.length; at += SECTOR) {
    if (buffer.readUInt16LE(at) === WORD_MAGIC) return (buffer.readUInt16LE(at + 10) & ENCRYPTED_FLAG) !== 0;
  }
  return false;
}
