import { type Message, SEVERITIES } from '../messages/message.js';
import { shortened } from './fit.js';

/** What a card of 企业微信 shows whole, in characters. */
export interface CardLimits {
  title: number;
  note: number;
  text: number;
}

const DETAILS = 6;
const LABEL = 5;
const VALUE = 26;
const JUMPS = 3;
const JUMP_LABEL = 13;
/** Not stated by the vendor: as long as the second text of a robot's card. */
const QUOTE = 112;
/** Grey, black, red, green: colours of a card's source line. */
const SOURCE_COLOURS = [0, 1, 2, 2] as const;

/** A link of a card, safe to go to. */
export interface Jump {
  label: string;
  url: string;
}

/**
 * A card of plain texts that leads to the first of its links, shortened to what the vendor says a card shows; the first detail that is too
 * long for the list is its quotation.
 */
export function textNotice(message: Message, jumps: readonly [Jump, ...Jump[]], limits: CardLimits): object {
  const quoted = quotedOf(message);
  const listed = message.details.filter((detail) => detail !== quoted);
  return {
    card_type: 'text_notice',
    source: { desc: 'Duban 督办', desc_color: SOURCE_COLOURS[SEVERITIES.indexOf(message.severity)] },
    main_title: { title: shortened(message.title, limits.title), desc: shortened(message.notes.join(' '), limits.note) },
    ...(quoted ? { quote_area: { type: 0, title: quoted.label, quote_text: shortened(quoted.value, QUOTE) } } : {}),
    sub_title_text: shortened(message.opening, limits.text),
    horizontal_content_list: listed.slice(0, DETAILS).map(({ label, value }) => ({
      keyname: shortened(label, LABEL),
      value: shortened(value.replaceAll('\n', ' '), VALUE),
    })),
    jump_list: jumps.slice(0, JUMPS).map(({ label, url }) => ({ type: 1, title: shortened(label, JUMP_LABEL), url })),
    card_action: { type: 1, url: jumps[0].url },
  };
}

/** Whether {@link textNotice} says all that the message does. */
export function fitsTextNotice(message: Message, limits: CardLimits): boolean {
  const quoted = quotedOf(message);
  const listed = message.details.filter((detail) => detail !== quoted);
  const within = (text: string, length: number): boolean => [...text].length <= length;
  return (
    within(message.title, limits.title) &&
    within(message.notes.join(' '), limits.note) &&
    within(message.opening, limits.text) &&
    within(quoted?.value ?? '', QUOTE) &&
    listed.length <= DETAILS &&
    listed.every(({ label, value, link }) => !link && within(label, LABEL) && within(value, VALUE)) &&
    message.actions.length <= JUMPS &&
    message.actions.every(({ label }) => within(label, JUMP_LABEL))
  );
}

function quotedOf({ details }: Message): { label: string; value: string } | undefined {
  return details.find(({ value }) => [...value].length > VALUE);
}
