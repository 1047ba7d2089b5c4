import { schema } from '#outbox';
import type { Reader } from '../messages/notice.js';
import type { Addressee, Handover } from './addressees.js';

/** Who reads it instead of whom: a deputy is told for whom, a supervisor why it is shown. */
export function readerOf({ person, handovers }: Addressee): Reader {
  const deputised = handovers.filter(({ deputy, handedOver }) => handedOver && deputy?.id === person.id);
  const kept = handovers.filter(({ absent, handedOver }) => !handedOver && absent.id !== person.id);
  return { deputyFor: absentNames(deputised), shownFor: absentNames(kept) };
}

/** The names of those who get it, once each, a deputy with those who are away: 李四（代 张三）. */
export function namesOf(addressees: readonly Addressee[]): string[] {
  return [
    ...new Set(
      addressees.map((one) => {
        const { deputyFor } = readerOf(one);
        return deputyFor ? `${one.person.name}（代 ${deputyFor}）` : one.person.name;
      }),
    ),
  ];
}

/** Who was away, for the history; nothing where everybody is at work. */
export function handoverFacts(addressees: readonly Addressee[]): { handovers?: Record<string, unknown>[] } {
  const byAbsent = new Map(addressees.flatMap(({ handovers }) => handovers).map((one) => [one.absent.id, one]));
  if (byAbsent.size === 0) return {};
  return {
    handovers: [...byAbsent.values()].map(({ absent, deputy, handedOver }) => ({
      absentId: absent.id,
      absent: absent.name,
      deputyId: deputy?.id ?? null,
      deputy: deputy?.name ?? null,
      handedOver,
    })),
  };
}

function absentNames(handovers: readonly Handover[]): string {
  return handovers.map(({ absent }) => absent.name).join('、');
}

const { FLAG, ID, listOf, object, orNull, such, text } = schema;

/** The schema of {@link handoverFacts} in events. */
export const HANDOVERS = {
  handovers: {
    ...listOf(
      object({
        absentId: ID,
        absent: text('张三'),
        deputyId: orNull(ID),
        deputy: orNull(text('李四')),
        handedOver: such(FLAG, true),
      }),
    ),
    description: 'Who of those that get it is away',
  },
};
