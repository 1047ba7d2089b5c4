import { expect, it } from 'vitest';
import { LANGUAGES } from './message.js';
import { EXAMPLES, type Notice } from './notice.js';
import { TEMPLATES } from './template.js';
import { Wording } from './wording.js';

it('a notice is put into words once per language, not once per reader', () => {
  const notice: Notice = { kind: 'call', severity: 'warning', facts: EXAMPLES.call };
  const wording = new Wording((language, kind) => TEMPLATES[language][kind]);
  const messages = ['张三', '李四', '王五'].flatMap((deputyFor) =>
    LANGUAGES.map((language) => wording.messageFor('inbox', { notice, language, reader: { deputyFor, shownFor: '' } })),
  );
  expect(new Set(messages.map(({ title }) => title)).size).toBe(6);
  expect(new Set(messages.map(({ details }) => details)).size).toBe(2);
});
