const NARROW = /[\u0020-\u007e\u00a0-\u00ff\uff61-\uff9f]/;

/** Width of a text in Chinese characters; Latin letters and digits take about half of one. */
function widthInCharacters(text: string): number {
  let width = 0;
  for (const character of text) width += NARROW.test(character) ? 0.55 : 1;
  return width;
}

/**
 * Lines that a text takes where `perLine` Chinese characters fit on one. A mark that may not begin a line takes its
 * neighbour down with it, so one character of each line is kept free where there are several.
 */
export function lineCount(text: string, perLine: number): number {
  const usable = Math.max(1, perLine - (perLine > 6 ? 1 : 0));
  return text
    .split('\n')
    .map(widthInCharacters)
    .reduce((sum, width) => sum + (width <= perLine ? 1 : Math.ceil(width / usable)), 0);
}
