import type { ActorRef } from '#outbox';
import { DomainError } from '#platform';

/** 管理员, 督查, 分管领导, 经办人. */
export const ROLES = ['admin', 'supervisor', 'leader', 'officer'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever acts: a person who logged in, a program with an API key, or another system that reports by webhook. */
export interface Actor extends ActorRef {
  id: string;
  kind: 'person' | 'api-key' | 'inbound-source';
  role: Role;
  departmentId: string | null;
  /** Somebody else knows the password of this person, who does nothing else before it is changed. */
  mustChangePassword?: true;
}

const ABILITIES = [
  'roster.read',
  'roster.manage',
  'plan.manage',
  'project.supervise',
  'project.handle',
  'project.decide',
  'policy.manage',
  'webhook.manage',
  'key.manage',
  'queue.read',
] as const;
export type Ability = (typeof ABILITIES)[number];

const GRANTED: Readonly<Record<Role, readonly Ability[]>> = {
  admin: ABILITIES,
  supervisor: [
    'roster.read',
    'plan.manage',
    'project.supervise',
    'project.handle',
    'project.decide',
    'policy.manage',
    'webhook.manage',
  ],
  leader: ['project.decide'],
  officer: ['project.handle'],
};

/** Everything that somebody of this role may do. */
export function abilitiesOf({ role }: Pick<Actor, 'role'>): readonly Ability[] {
  return GRANTED[role];
}

export function can(actor: Actor, ability: Ability): boolean {
  return GRANTED[actor.role].includes(ability);
}

/** @throws DomainError `access.denied` */
export function requireAbility(actor: Actor, ability: Ability): void {
  if (can(actor, ability)) return;
  throw new DomainError(
    'access.denied',
    `Your role (${actor.role}) does not allow this; it takes ${ability}. Ask a supervisor or an administrator.`,
    { ability },
  );
}

/** @throws DomainError `password.change-needed` */
export function requireOwnPassword({ mustChangePassword }: Actor): void {
  if (!mustChangePassword) return;
  throw new DomainError(
    'password.change-needed',
    'Your password was set by somebody else. Choose your own first: POST /v1/me/password.',
  );
}

/** For what is a person's own business, and that of whoever manages the roster. @throws DomainError `access.denied` */
export function requireOwn(actor: Actor, personId: string): void {
  if (actor.id !== personId) requireAbility(actor, 'roster.manage');
}

/** Officers see the projects that their department leads or helps with; everybody else sees all. */
export function seesAllProjects(actor: Actor): boolean {
  return actor.role !== 'officer';
}
