import { expect, it } from 'vitest';
import { LANGUAGES } from '../messages/message.js';
import { EXAMPLES } from '../messages/notice-examples.js';
import { type Notice } from '../messages/notice.js';
import { TEMPLATES } from '../messages/template.js';
import { NotificationRenderer } from './notification-renderer.js';

it('renders a notice once for each language, not once for each reader', () => {
  const notice: Notice = { kind: 'call', severity: 'warning', facts: EXAMPLES.call };
  const renderer = new NotificationRenderer((language, kind) => TEMPLATES[language][kind]);
  const messages = ['张三', '李四', '王五'].flatMap((deputyFor) =>
    LANGUAGES.map((language) => renderer.render('inbox', { notice, language, reader: { deputyFor, shownFor: '' } })),
  );
  expect(new Set(messages.map(({ title }) => title)).size).toBe(6);
  expect(new Set(messages.map(({ details }) => details)).size).toBe(2);
});
