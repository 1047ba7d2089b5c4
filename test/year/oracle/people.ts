import type { Roster } from '#identity';
import { dayOf, type Moment } from './calendar.js';
import { type Act, type Beginning, type Standing, standingBefore } from './life.js';
import type { Step } from './ladder.js';
import type { Audience } from './rulebook.js';

/** Who hears of a project, as `login by channel`. */
export class People {
  constructor(private readonly people: Roster['people']) {}

  /**
   * Of all steps that one message carries, each person once for each way. A step that finds nobody goes to the head of the
   * department, and where there is none to the supervisors. Who has no mail has the inbox.
   */
  of(
    steps: readonly { to: readonly Audience[]; mail: boolean }[],
    lead: string,
    leader: string | null,
    helper: string | null = null,
  ): string[] {
    const ways = steps.flatMap(({ to, mail }) =>
      this.reached(to, lead, leader, helper).flatMap((login) =>
        mail && this.hasMail(login) ? [`${login} inbox`, `${login} email`] : [`${login} inbox`],
      ),
    );
    return [...new Set(ways)].toSorted();
  }

  private reached(to: readonly Audience[], lead: string, leader: string | null, helper: string | null): string[] {
    const meant = to.flatMap((audience) =>
      audience.startsWith('helper')
        ? this.meant(audience === 'helper' ? 'officers' : 'head', helper ?? '', leader)
        : this.meant(audience, lead, leader),
    );
    if (meant.length > 0) return meant;
    const head = this.meant('head', helper ?? lead, leader);
    return head.length > 0 ? head : this.meant('supervisors', lead, leader);
  }

  private meant(audience: Audience, lead: string, leader: string | null): string[] {
    switch (audience) {
      case 'officers':
        return this.logins(({ departmentCode, isHead }) => departmentCode === lead && !isHead);
      case 'head':
        return this.logins(({ departmentCode, isHead }) => departmentCode === lead && isHead === true);
      case 'supervisors':
        return this.logins(({ role }) => role === 'supervisor');
      case 'leader':
        return leader ? [leader] : [];
      default:
        return [];
    }
  }

  private logins(is: (person: Roster['people'][number]) => boolean): string[] {
    return this.people.filter(is).map(({ login }) => login);
  }

  private hasMail(login: string): boolean {
    return Boolean(this.people.find((person) => person.login === login)?.email);
  }
}

/** A message to people: of the ladder, or a call of the supervisor. `level` is that of the step that is sent. */
export interface Message {
  at: Moment;
  track: string;
  helper: string | null;
  key: string;
  level: number;
  to: string[];
}

/** The messages of the ladders: one for the steps of a track that are taken together. */
export function messagesOf(steps: readonly Step[], beginning: Beginning, lives: readonly Standing[], people: People): Message[] {
  return steps
    .filter(({ carriedBy }) => carriedBy === null)
    .map((last) => {
      const carried = steps.filter(
        ({ track, part, taken, carriedBy }) =>
          track === last.track && part === last.part && taken === last.taken && carriedBy === last.key,
      );
      const { lead } = standingBefore(lives, last.taken)!;
      const rungs = [...carried, last].map(({ rung }) => rung);
      return {
        at: last.taken,
        track: last.track,
        helper: last.helper,
        key: last.key,
        level: last.level,
        to: people.of(rungs, lead, beginning.leader, last.helper),
      };
    });
}

/**
 * Calls of the supervisor: who heard of the project that day, from level 1 on, is not called again; where nobody is left the
 * call is refused.
 */
export function callsOf(
  acts: readonly Act[],
  beginning: Beginning,
  lives: readonly Standing[],
  ladder: readonly Message[],
  people: People,
): { act: Act; message: Message | null }[] {
  const sent = [...ladder];
  return acts
    .filter(({ what }) => what === 'urge' || what === 'raise')
    .map((act) => {
      const { lead } = standingBefore(lives, act.at)!;
      const rule =
        act.what === 'urge' ? { to: ['officers', 'head'] as Audience[], level: 1 } : { to: ['leader'] as Audience[], level: 3 };
      const heard = new Set(
        sent
          .filter(({ at, level }) => dayOf(at) === dayOf(act.at) && at <= act.at && level >= 1)
          .flatMap(({ to }) => to.map(loginOf)),
      );
      const to = people.of([{ to: rule.to, mail: true }], lead, beginning.leader).filter((one) => !heard.has(loginOf(one)));
      if (to.length === 0) return { act, message: null };
      const message = { at: act.at, track: act.what, helper: null, key: act.what, level: rule.level, to };
      sent.push(message);
      return { act, message };
    });
}

const loginOf = (way: string): string => way.split(' ')[0]!;
