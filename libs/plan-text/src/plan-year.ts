/** Only the beginning of a document tells its year; later mentions are of other years. */
const BEGINNING = 4000;

/** A year beside a word of planning, unless what was planned is already reported. */
const PLANNED =
  /(\d{4})年度?[^\n。年]{0,12}?(?:工作要点|工作计划|重点工作|工作安排|主要任务|预期目标|工作部署)(?!完成|落实|开展|情况|回顾|总结)/;
/** A meeting that opens the year: "在高新区2021年工作会议上的讲话". */
const MEETING = /(\d{4})年度?[^\n。年在]{0,6}工作会议/;

/**
 * The year that a text plans: the one it names beside a word of planning, else the one it names first with 今年. Null
 * when it names none: then somebody has to say it.
 */
export function detectPlanYear(source: string): number | null {
  const planned = PLANNED.exec(source) ?? MEETING.exec(source);
  if (planned) return Number(planned[1]);
  const beginning = source.slice(0, BEGINNING);
  const counts = new Map<number, number>();
  for (const match of beginning.matchAll(/(20\d{2})年(?!\d{1,2}月\d{1,2}日)/g)) {
    const year = Number(match[1]);
    counts.set(
      year,
      (counts.get(year) ?? 0) + (/^[,，]?(?:是|我们|全|将|工作)/.test(beginning.slice(match.index + 5, match.index + 8)) ? 3 : 1),
    );
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0]);
  return best?.[0] ?? null;
}
