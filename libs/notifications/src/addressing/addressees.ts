import type { Waits } from '../preferences/waits.js';
import { type Contact, resolveChannels } from '../preferences/channel-resolution.js';
import { type Language } from '../messages/message.js';
import { readContacts } from '../preferences/contacts.js';
import { NamedPeople } from './named-people.js';
import { type PersonContact, type StandIns, directory } from '#identity';
import type { Tx } from '#platform';
import { Cooperation, type Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import type { Audience, PolicyStep } from '#policies';

/** Whose people are meant. */
type Answerable = Pick<Project, 'leadDepartmentId' | 'leaderId' | 'confidential' | 'readerIds'> & {
  /** Are told first of what is meant for the officers of the lead department; without them these are. */
  people?: Project['people'];
  /** Tells which departments help; without one there are none. */
  id?: string;
  projectId?: string | null;
  /** Who owes what the step is about, where it is not the lead department. */
  assignee?: Assignee;
};

/** A department that owes something of its own (a part, an answer, to resolve a blocker); the person who was named for it, if any. */
export interface Assignee {
  departmentId: string;
  personId: string | null;
  /** It helps with the project: `helper-…` means it alone. */
  helps: boolean;
}

export interface Addressee {
  channel: string;
  /** Where the channel finds the person; null where the id is enough. */
  address: string | null;
  /** Of the message. */
  language: Language;
  /** When the person wants what can wait. */
  waits?: Waits;
  person: PersonContact;
  /** Why it comes to this person, where somebody who is meant is away. */
  handovers: Handover[];
}

/** What became of a message to somebody who is away (代理). */
export interface Handover {
  absent: PersonContact;
  /** Null when nobody along the deputies is at work. */
  deputy: PersonContact | null;
  /** False when it stays with the absent person: there is no deputy at work, or none who may know of the project. */
  handedOver: boolean;
}

/** Somebody who gets what a step says. */
interface Recipient {
  person: PersonContact;
  /** Why it comes to this person instead of the one who is meant. */
  handover: Handover | undefined;
  /** Channels of the step. */
  allowed: readonly string[];
}

/** Finds who is to hear of a step; remembers what it has looked up for the length of one batch. */
export class Addressees {
  private readonly found = new Map<string, PersonContact[]>();
  private readonly contacts = new Map<string, Contact>();
  private readonly named: NamedPeople;
  private standIns: StandIns | undefined;

  constructor(
    private readonly tx: Tx,
    private readonly now: Date,
    /** Channels of this installation. */
    private readonly channels: readonly string[],
  ) {
    this.named = new NamedPeople(tx, channels);
  }

  /**
   * People of all the steps that are sent as one message, each person once per channel: of the step's channels those that the
   * person chose and can be reached by, or else the inbox. Where a step finds nobody, the head of the department hears of it, and where there is
   * none either, the supervisors: nothing is lost. Of a confidential project only those hear who may know of it; where a
   * step finds none of them, all of them. The deputy hears instead of somebody who is away.
   */
  async of(project: Answerable, steps: readonly Pick<PolicyStep, 'audience' | 'channels'>[]): Promise<Addressee[]> {
    const meant: { person: PersonContact; allowed: readonly string[] }[] = [];
    for (const { audience, channels: allowed } of steps)
      meant.push(...(await this.peopleOf(project, audience)).map((person) => ({ person, allowed })));
    return this.reach(project, meant);
  }

  /**
   * The same for people who are meant by themselves, those among them who may know of the project. The deputy hears instead of
   * somebody who is away.
   */
  async to(project: Answerable, people: readonly PersonContact[], allowed: readonly string[]): Promise<Addressee[]> {
    return this.reach(
      project,
      people.filter((person) => mayKnow(project, person)).map((person) => ({ person, allowed })),
    );
  }

  private async reach(
    project: Answerable,
    meant: readonly { person: PersonContact; allowed: readonly string[] }[],
  ): Promise<Addressee[]> {
    const recipients: Recipient[] = [];
    for (const { person: one, allowed } of meant) {
      const { people, handover } = await this.atWork(project, one);
      recipients.push(...people.map((person) => ({ person, handover, allowed })));
    }
    await this.learn(recipients.map(({ person }) => person));
    const addressees = new Map<string, Addressee>();
    for (const { person, handover, allowed } of recipients)
      for (const way of this.resolveChannels(person, allowed)) {
        const key = `${way.channel} ${person.id}`;
        const handovers = addressees.get(key)?.handovers ?? [];
        if (handover && !handovers.some(({ absent }) => absent.id === handover.absent.id)) handovers.push(handover);
        addressees.set(key, { ...way, person, handovers });
      }
    return [...addressees.values()];
  }

  /**
   * Who gets what is meant for a person. It stays with an absent one whose deputies are away too, and also where the deputy may
   * not know of the project: then those supervisors who may are shown it.
   */
  private async atWork(project: Answerable, meant: PersonContact): Promise<{ people: PersonContact[]; handover?: Handover }> {
    this.standIns ??= await directory.standIns(this.tx, civilDateOf(this.now));
    const deputy = directory.standInFor(meant.id, this.standIns);
    if (deputy === undefined) return { people: [meant] };
    if (deputy && mayKnow(project, deputy)) return { people: [deputy], handover: { absent: meant, deputy, handedOver: true } };
    const shown = deputy ? (await this.lookUp(project, 'supervisors')).filter((person) => mayKnow(project, person)) : [];
    return { people: [meant, ...shown], handover: { absent: meant, deputy, handedOver: false } };
  }

  private async peopleOf(project: Answerable, audience: readonly Audience[]): Promise<PersonContact[]> {
    const people: PersonContact[] = [];
    for (const one of audience) people.push(...(await this.lookUp(project, one)).filter((person) => mayKnow(project, person)));
    if (project.confidential) return people.length > 0 ? people : directory.contacts(this.tx, project.readerIds);
    for (const stand of ['assignee-head', 'supervisors'] as const)
      if (people.length === 0) people.push(...(await this.lookUp(project, stand)));
    return people;
  }

  private resolveChannels(
    { id }: PersonContact,
    allowed: readonly string[],
  ): Pick<Addressee, 'channel' | 'address' | 'language' | 'waits'>[] {
    const contact = this.contacts.get(id);
    if (!contact) throw new Error(`nothing was looked up of person ${id}`);
    const { language, waits } = contact;
    return resolveChannels(contact, allowed, this.channels).map((way) => ({ ...way, language, ...(waits ? { waits } : {}) }));
  }

  private async learn(people: readonly PersonContact[]): Promise<void> {
    const unknown = people.filter(({ id }) => !this.contacts.has(id));
    if (unknown.length === 0) return;
    for (const [id, contact] of await readContacts(this.tx, unknown)) this.contacts.set(id, contact);
  }

  private async lookUp(project: Answerable, audience: Audience): Promise<PersonContact[]> {
    if (audience === 'named-leaders') {
      const leaders = await this.named.leaders(project);
      return leaders.length > 0 ? leaders : this.lookUp(project, 'lead-head');
    }
    if (audience === 'named-people') return this.lookUp(project, 'lead-officers');
    const named = meansLeadOfficers(project, audience) ? await this.namedFor(project) : null;
    return named ?? this.wholeAudience(project, audience);
  }

  /** 责任人 and 联络员 who are told in place of the officers of the lead department; null: nobody is. */
  private async namedFor(project: Answerable): Promise<PersonContact[] | null> {
    if (!project.people?.some(({ personId }) => personId !== null)) return null;
    const { leadDepartmentId } = project;
    const key = `everybody ${leadDepartmentId}`;
    const everybody = this.found.get(key) ?? (await directory.departmentPeople(this.tx, [leadDepartmentId]));
    this.found.set(key, everybody);
    return this.named.insteadOf(project, everybody);
  }

  private async wholeAudience(project: Answerable, audience: WholeAudience): Promise<PersonContact[]> {
    const { assignee, leadDepartmentId, leaderId } = project;
    const isHelp = audience.startsWith('helper-');
    const projectId = project.projectId ?? project.id ?? '';
    const key = [
      audience,
      isHelp ? projectId : audience === 'leader' ? leaderId : leadDepartmentId,
      assignee?.departmentId,
      assignee?.personId,
    ].join(' ');
    const known = this.found.get(key);
    if (known) return known;
    const people =
      assignee?.personId && audience.startsWith('assignee-')
        ? await directory.contacts(this.tx, [assignee.personId])
        : await this.ofDepartments(project, audience, isHelp ? await this.helpersOf(projectId, assignee) : []);
    this.found.set(key, people);
    return people;
  }

  private ofDepartments(
    { assignee, leadDepartmentId, leaderId }: Answerable,
    audience: WholeAudience,
    helperDepartmentIds: string[],
  ): Promise<PersonContact[]> {
    const lead = { leadDepartmentId, leaderId, helperDepartmentIds };
    const owing = { ...lead, leadDepartmentId: assignee?.departmentId ?? leadDepartmentId };
    switch (audience) {
      case 'assignee-officers':
        return directory.audience(this.tx, owing, 'lead-officers');
      case 'assignee-head':
        return directory.audience(this.tx, owing, 'lead-head');
      default:
        return directory.audience(this.tx, lead, audience);
    }
  }

  private async helpersOf(projectId: string, assignee: Assignee | undefined): Promise<string[]> {
    return assignee?.helps ? [assignee.departmentId] : readHelperIds(this.tx, projectId);
  }
}

/** Those whom no project names. */
type WholeAudience = Exclude<Audience, 'named-people' | 'named-leaders'>;

/** Also of what the lead department owes beside the project itself, unless somebody was named for just that. */
function meansLeadOfficers({ assignee, leadDepartmentId }: Answerable, audience: Audience): boolean {
  if (audience === 'lead-officers') return true;
  if (audience !== 'assignee-officers') return false;
  return !assignee || (assignee.departmentId === leadDepartmentId && assignee.personId === null);
}

function mayKnow({ confidential, leaderId, readerIds }: Answerable, { id }: PersonContact): boolean {
  return !confidential || id === leaderId || readerIds.includes(id);
}

async function readHelperIds(tx: Tx, projectId: string): Promise<string[]> {
  if (projectId === '') return [];
  const rows = await tx.manager.findBy(Cooperation, { projectId });
  return rows.map(({ departmentId }) => departmentId);
}
