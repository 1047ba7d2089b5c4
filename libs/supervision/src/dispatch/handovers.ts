import type { MessageContent } from '#delivery';
import type { Addressee, Handover } from './addressees.js';

/** What each reads: a deputy for whom, a supervisor why it is shown. */
export function contentFor(content: MessageContent, { person, handovers }: Addressee): MessageContent {
  const deputised = handovers.filter(({ deputy, handedOver }) => handedOver && deputy?.id === person.id);
  const kept = handovers.filter(({ absent, handedOver }) => !handedOver && absent.id !== person.id);
  const lines = [
    ...(deputised.length > 0 ? [`代 ${absentNames(deputised)}（由您代理）`] : []),
    ...(kept.length > 0 ? [`${absentNames(kept)}不在岗，代理人不在知悉范围内，本条未转交，抄送督查。`] : []),
  ];
  if (lines.length === 0) return content;
  const title = deputised.length > 0 ? `${content.title}（代 ${absentNames(deputised)}）` : content.title;
  return { ...content, title, body: [...lines, '', content.body].join('\n') };
}

/** The names of those who get it, once each, a deputy with those who are away: 李四（代 张三）. */
export function namesOf(addressees: readonly Addressee[]): string[] {
  return [
    ...new Set(
      addressees.map(({ person, handovers }) => {
        const deputised = handovers.filter(({ deputy, handedOver }) => handedOver && deputy?.id === person.id);
        return deputised.length > 0 ? `${person.name}（代 ${absentNames(deputised)}）` : person.name;
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
