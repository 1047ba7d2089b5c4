import { type Mention } from '../messages/message.js';
import type { NewNotification } from '../rendering/notification.js';
import { type Notice } from '../messages/notice.js';
import { type RobotView } from './robot.js';
import { robotsOf } from './robot.js';
import { directory } from '#identity';
import type { Tx } from '#platform';
import type { PolicyStep } from '#policies';
import type { Addressee } from '../addressing/addressees.js';

interface Told {
  project: { leadDepartmentId: string; confidential: boolean; assignee?: { departmentId: string } };
  steps: readonly Pick<PolicyStep, 'audience' | 'channels'>[];
  /** Who hears of it personally; the group calls them by name. */
  addressees: readonly Addressee[];
}

/** The groups that hear of a step whose channels name `robot`; remembers what it has looked up for the length of one batch. */
export class GroupRobots {
  private readonly found = new Map<string | null, RobotView[]>();

  constructor(private readonly tx: Tx) {}

  /**
   * The lead department's group where its people are meant, the supervisors' where they or the leader are. Never of a
   * confidential project: who reads a group is not known.
   */
  async deliveries(
    told: Told,
    source: Pick<NewNotification, 'sourceId' | 'projectId'>,
    notice: Notice,
  ): Promise<NewNotification[]> {
    const robots: RobotView[] = [];
    if (!told.project.confidential) for (const group of groupsOf(told)) robots.push(...(await this.lookUp(group)));
    if (robots.length === 0) return [];
    const mentions = await this.mentionsOf(told.addressees);
    return robots.map(({ id, vendor, language }) => ({
      ...source,
      channel: vendor,
      recipientId: id,
      address: null,
      content: { notice, language, mentions },
    }));
  }

  private async mentionsOf(addressees: readonly Addressee[]): Promise<Mention[]> {
    const people = new Map(addressees.map(({ person }) => [person.id, person.name]));
    const addresses = await directory.addresses(this.tx, [...people.keys()]);
    return [...people].map(([id, name]) => ({ name, ...addresses.get(id) }));
  }

  private async lookUp(departmentId: string | null): Promise<RobotView[]> {
    const known = this.found.get(departmentId) ?? (await robotsOf(this.tx, departmentId));
    this.found.set(departmentId, known);
    return known;
  }
}

/** Departments whose groups are meant; null is the supervisors' group. */
function groupsOf({ project, steps }: Told): (string | null)[] {
  const audience = steps.filter(({ channels }) => channels.includes('robot')).flatMap((step) => step.audience);
  const ofLead = audience.some((one) => one.startsWith('lead-') || one.startsWith('named-'));
  const ofAssignee = audience.some((one) => one.startsWith('assignee-') || one.startsWith('helper-'));
  const ofSupervisors = audience.some((one) => one === 'supervisors' || one === 'leader');
  const { leadDepartmentId, assignee } = project;
  const departments = [...(ofLead ? [leadDepartmentId] : []), ...(ofAssignee && assignee ? [assignee.departmentId] : [])];
  return [...new Set(departments), ...(ofSupervisors ? [null] : [])];
}
