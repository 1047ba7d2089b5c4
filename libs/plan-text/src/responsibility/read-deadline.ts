import { findTimes, type Times } from '../time/find-times.js';

/** What a column or label for the deadline says; there "6月" alone means until the end of June. */
export function readDeadline(text: string, planYear: number | null): Times {
  const words = text.trim();
  const times = findTimes(words, planYear);
  if (times.due !== null || !/^(?:\d{4}年)?\d{1,2}月(?:份)?$/.test(words)) return times;
  return { ...findTimes(`${words}底`, planYear), dueText: words };
}
