import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { PersonContact } from '#identity';
import { DomainError } from '#platform';
import type { Project } from '#projects';

/** What one click may do: nothing that has to be written in words. */
const CLICK_TRANSITIONS = ['acknowledge', 'no-change'] as const;
export type ClickTransition = (typeof CLICK_TRANSITIONS)[number];

/** What a link lets its holder do, once. */
export interface Click {
  personId: string;
  projectId: string;
  transition: ClickTransition;
  expiresAt: Date;
}

const LIFE_MS = 7 * 24 * 3_600_000;
const MAC = 16;

/** What a click answers, by the track of the step that asks. */
const TRANSITION_ON: Readonly<Record<string, ClickTransition>> = { acknowledgement: 'acknowledge', report: 'no-change' };

type Clickable = Pick<Project, 'id' | 'leadDepartmentId' | 'confidential'>;
type Clicker = Pick<PersonContact, 'id' | 'role' | 'departmentId'>;

/**
 * Links in messages that sign for a task, or report that nothing has changed, without a login. A link is signed (HMAC-SHA256
 * under a key of its own derived from DUBAN_SECRET), holds for 7 days, and is bound to person, project and transition. Only officers of
 * the lead department get one, and never for a confidential project.
 */
export class ClickLinks {
  /** The first one signs; all of them verify. */
  private readonly keys: readonly Buffer[];

  /** @param publicUrl links start with it */
  constructor(
    secret: string,
    previous: readonly string[],
    private readonly publicUrl: string,
  ) {
    this.keys = [secret, ...previous].map((each) => Buffer.from(hkdfSync('sha256', each, '', 'duban one-click link', 32)));
  }

  /** The link that answers what the step asks of the person; null where no click can. */
  linkFor(person: Clicker, project: Clickable, track: string, now: Date): { transition: ClickTransition; link: string } | null {
    const transition = TRANSITION_ON[track];
    const answersForIt = person.role === 'officer' && person.departmentId === project.leadDepartmentId;
    if (!transition || !answersForIt || project.confidential) return null;
    const expiresAt = new Date(now.getTime() + LIFE_MS);
    const token = this.tokenOf({ personId: person.id, projectId: project.id, transition, expiresAt });
    return { transition, link: `${this.publicUrl}/click/${token}` };
  }

  /** In hex: chat programs rewrite other characters of an address. */
  tokenOf({ personId, projectId, transition, expiresAt }: Click): string {
    const head = Buffer.alloc(5);
    head.writeUInt8(CLICK_TRANSITIONS.indexOf(transition));
    head.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000), 1);
    const content = Buffer.concat([head, bytesOf(personId), bytesOf(projectId)]);
    return Buffer.concat([content, macOf(this.keys[0] as Buffer, content)]).toString('hex');
  }

  /** @throws DomainError `link.invalid`, `link.expired` */
  read(token: string, now: Date): Click {
    const bytes = /^[0-9a-f]+$/.test(token) ? Buffer.from(token, 'hex') : Buffer.alloc(0);
    const content = bytes.subarray(0, -MAC);
    const mac = bytes.subarray(-MAC);
    const isOurs = content.length === 37 && this.keys.some((key) => timingSafeEqual(macOf(key, content), mac));
    const transition = CLICK_TRANSITIONS[content[0] ?? -1];
    if (!isOurs || !transition)
      throw new DomainError('link.invalid', 'The link is incomplete or was changed. Open it from the message again.');
    const expiresAt = new Date(content.readUInt32BE(1) * 1000);
    if (expiresAt <= now) throw new DomainError('link.expired', 'The link has expired. Log in to act on the project.');
    return { personId: idOf(content.subarray(5, 21)), projectId: idOf(content.subarray(21)), transition, expiresAt };
  }
}

function macOf(key: Buffer, content: Buffer): Buffer {
  return createHmac('sha256', key).update(content).digest().subarray(0, MAC);
}

function bytesOf(id: string): Buffer {
  return Buffer.from(id.replaceAll('-', ''), 'hex');
}

function idOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
