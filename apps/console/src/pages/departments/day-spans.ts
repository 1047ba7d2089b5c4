import type { Schemas } from '../../api/client.js';

type Day = Schemas['DepartmentDayAnswer'];

/** Days one after the other that are alike. */
export interface Span extends Pick<Day, 'working' | 'reason' | 'setByName'> {
  from: string;
  to: string;
}

/** Joins days that follow each other and say the same, so that a winter holiday is one line. */
export function spansOf(days: readonly Day[]): Span[] {
  const spans: Span[] = [];
  for (const { day, working, reason, setByName } of days) {
    const last = spans.at(-1);
    const follows = last && nextDay(last.to) === day && last.working === working && last.reason === reason;
    if (follows) last.to = day;
    else spans.push({ from: day, to: day, working, reason, setByName });
  }
  return spans;
}

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
