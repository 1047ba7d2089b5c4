import type { NewDelivery } from '#delivery';
import type { Language, Mention } from '../messages/message.js';
import type { Notice, Reader } from '../messages/notice.js';

/** What a person is to read, not yet rendered: that is done when it is requested, with the template then in force. */
export interface Notification {
  notice: Notice;
  language: Language;
  /** Left out where it goes to a group, or to the person it is meant for. */
  reader?: Reader;
  /** Only in a group. */
  mentions?: Mention[];
}

/** A notification to one recipient through one channel. */
export type NewNotification = NewDelivery<Notification>;
