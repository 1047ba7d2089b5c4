/** Names in one field, separated as people write them. */
export function namesIn(text: string): string[] {
  return text
    .split(/[、，,;；\n]/)
    .map((name) => name.trim())
    .filter(Boolean);
}

export function joinNames(names: readonly string[]): string {
  return names.join('、');
}
