/** How often what was done about a project. */
export interface DeskCounts {
  urges: number;
  slips: number;
  extensions: number;
  returns: number;
}

/** The history of a project in one line: 催办2次、督办单1份、延期1次、退回0次. */
export function historyLine({ urges, slips, extensions, returns }: DeskCounts): string {
  return `催办${urges}次、督办单${slips}份、延期${extensions}次、退回${returns}次`;
}
