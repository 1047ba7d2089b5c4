import { type EventDescription, eventsAbout, schema } from '#outbox';

const { object, text, whole } = schema;

export const POLICY_EVENTS: readonly EventDescription[] = eventsAbout('policy', {
  'policy.saved': {
    term: '规则保存',
    meaning: 'A new version of a policy holds for projects that are registered from now on.',
    data: object({ name: text('default'), version: whole(2) }),
  },
});
