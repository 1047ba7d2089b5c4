import type { Message } from '../messages/message.js';

const SHORTEST = 20;

/**
 * The message written in a form, within what the receiver takes: where it is too long its longest text is cut, again and
 * again, so that title, labels and links stay.
 * @param limit in bytes of UTF-8
 */
export function fitted(message: Message, limit: number, write: (message: Message) => string): string {
  const written = write(fittedMessage(message, (one) => Buffer.byteLength(write(one)) <= limit));
  return Buffer.byteLength(written) <= limit ? written : cutBytes(written, limit);
}

/** The message with its longest text cut until it fits, or until nothing is left that may be cut. */
export function fittedMessage(message: Message, fits: (message: Message) => boolean): Message {
  let present = message;
  while (!fits(present)) {
    const shorter = cutLongest(present);
    if (!shorter) break;
    present = shorter;
  }
  return present;
}

function cutLongest(message: Message): Message | null {
  const longest = Math.max(lengthOf(message.opening), ...message.details.map(({ value }) => lengthOf(value)));
  if (longest <= SHORTEST) return null;
  const cut = (text: string): string => (lengthOf(text) === longest ? shortened(text, Math.floor(longest / 2)) : text);
  return {
    ...message,
    opening: cut(message.opening),
    details: message.details.map((detail) => ({ ...detail, value: cut(detail.value) })),
  };
}

/** In characters, as {@link shortened} counts: whatever is cut does get shorter. */
function lengthOf(text: string): number {
  return [...text].length;
}

/** At most so many characters; none is cut in two. */
export function shortened(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}

function cutBytes(text: string, limit: number): string {
  const space = limit - Buffer.byteLength('…');
  return `${new TextDecoder().decode(Buffer.from(text).subarray(0, space), { stream: true })}…`;
}
