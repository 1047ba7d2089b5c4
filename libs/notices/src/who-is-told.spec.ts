import { expect, it } from 'vitest';
import { exampleNotice, LANGUAGES } from '#notifications';
import { renderNotice } from '../../notifications/src/messages/render.js';
import { CoordinationModule } from '#coordination';
import { PROJECT_TRANSITIONS, ruleOf } from '../../projects/src/transitions/project-transitions.js';
import { WHO_IS_TOLD, whoIsTold } from './who-is-told.js';

it('says of every transition of a project, a blocker and a call who must act next, and who waits', () => {
  const events = [...PROJECT_TRANSITIONS.map((name) => ruleOf(name).event), ...CoordinationModule.events.map(({ type }) => type)];
  expect(events.filter((type) => !whoIsTold(type))).toEqual([]);
});

it('has words for each of them in each language, and asks those who act for something', () => {
  for (const language of LANGUAGES)
    for (const [event, { acts, waits }] of Object.entries(WHO_IS_TOLD)) {
      // Of some nobody is told, and new tasks have a message of their own.
      if (acts.length + waits.length === 0 || /registered|taken_over/.test(event)) continue;
      const { facts, ...notice } = exampleNotice('transition');
      const told = (does: boolean): string =>
        renderNotice({ ...notice, facts: { ...facts, event, acts: does } } as Parameters<typeof renderNotice>[0], language).title;
      expect(told(false), event).not.toMatch(/【】|\[\]/);
      // These come as an assignment notice to those who act.
      if (acts.length > 0 && !/reassigned|transferred/.test(event)) expect(told(true), event).not.toMatch(/请办理$|please act$/);
    }
});
