import type { DueDay } from '../messages/message.js';

export interface CalendarEntry extends DueDay {
  /** The same for every entry of one project, so that a later date takes the place of an earlier one. */
  uid: string;
  link: string | null;
  /** When it was said; of two entries the later one counts. */
  at: Date;
}

const LONGEST_LINE = 75; // Bytes, without the line break: RFC 5545, 3.1.

/** An iCalendar file with whole days that block no time. Source: RFC 5545, RFC 5546 (PUBLISH). */
export function calendarFile(...entries: readonly CalendarEntry[]): string {
  return [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Duban//Duban//ZH',
    'METHOD:PUBLISH',
    ...entries.flatMap(eventLines),
    'END:VCALENDAR',
  ]
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

function eventLines({ uid, day, what, link, at }: CalendarEntry): string[] {
  const stamp = at.toISOString().replace(/[-:]|\.\d+/g, '');
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `SEQUENCE:${Math.floor(at.getTime() / 60_000)}`, // Grows with time and fits 32 bits, which seconds do only until 2038.
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(what)}`,
    ...(link ? [`URL:${link}`] : []),
    'END:VEVENT',
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n?|\n/g, '\\n');
}

/** A long line goes on in the next one behind a space; no character is cut in two. */
function folded(line: string): string {
  let [written, length] = ['', 0];
  for (const character of line) {
    const bytes = Buffer.byteLength(character);
    if (length + bytes > LONGEST_LINE) [written, length] = [`${written}\r\n `, 1];
    written += character;
    length += bytes;
  }
  return written;
}
