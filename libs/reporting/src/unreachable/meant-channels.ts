import { type Contact, reasonUnused, USUAL_CHANNELS } from '#notifications';
import { PERSONAL_CHANNELS, type PersonalChannel, type Audience, type PolicyStep } from '#policies';

/** A channel that would be used, and what stands between it and a person. */
export interface Blocked {
  channel: PersonalChannel;
  obstacle: NonNullable<ReturnType<typeof reasonUnused>>;
}

/** Channels besides the inbox by which steps would tell an audience; what goes by no step is told to all of them alike. */
export function meantChannels(
  steps: readonly Pick<PolicyStep, 'audience' | 'channels'>[],
  audiences: readonly Audience[],
): PersonalChannel[] {
  const own = steps.filter(({ audience }) => audience.some((one) => audiences.includes(ofDepartment(one))));
  const named = new Set([...USUAL_CHANNELS, ...own.flatMap(({ channels }) => channels)]);
  return PERSONAL_CHANNELS.filter((channel) => channel !== 'inbox' && named.has(channel));
}

/** What stands in the way of each channel; null where one of them reaches the person. */
export function blockedOf(contact: Contact, meant: readonly PersonalChannel[], present: readonly string[]): Blocked[] | null {
  const blocked = meant.flatMap((channel): Blocked[] => {
    const obstacle = reasonUnused(channel, contact, present);
    return obstacle ? [{ channel, obstacle }] : [];
  });
  return blocked.length === meant.length ? blocked : null;
}

/** Whoever may lead may owe something of the department beside that, and may be named for a project. */
function ofDepartment(audience: Audience): Audience {
  switch (audience) {
    case 'assignee-officers':
    case 'named-people':
      return 'lead-officers';
    case 'assignee-head':
    case 'named-leaders':
      return 'lead-head';
    default:
      return audience;
  }
}
