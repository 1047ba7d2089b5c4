/** Opens something that commas and stops inside don't cut: “ ( 《, of the normal form. */
export function isOpener(code: number): boolean {
  return code === 0x201c || code === 0x28 || code === 0x300a;
}

export function isCloser(code: number): boolean {
  return code === 0x201d || code === 0x29 || code === 0x300b;
}
