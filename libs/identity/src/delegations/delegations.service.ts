import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Brackets, type EntityManager, IsNull, LessThanOrEqual, MoreThanOrEqual, Not, type Repository } from 'typeorm';
import { type RecordedEvent, recordEvents } from '#outbox';
import { Clock, Database, decodeCursor, DomainError, newId, notFound, type Page, toPage, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { type Actor, requireAbility, requireOwn } from '../access/actor.js';
import { Person } from '../people/person.entity.js';
import { Delegation } from './delegation.entity.js';
import { type Absence, assertDays, assertFits, assertMayStandIn, mayStandIn } from './delegation.js';
import { DelegationListeners } from './delegation-listener.js';
import { lockDelegations } from './delegations.queries.js';

export interface NewDelegation extends Absence {
  reason: string;
}

interface Named {
  id: string;
  name: string;
}

/** A delegation as people read it. */
export type DelegationView = Omit<Delegation, 'personId' | 'deputyId' | 'person' | 'deputy'> & { person: Named; deputy: Named };

/** Who stands in for whom while somebody is away (代理): each person's own business, and that of whoever manages the roster. */
@Injectable()
export class DelegationsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Delegation) private readonly delegations: Repository<Delegation>,
    @InjectRepository(Person) private readonly people: Repository<Person>,
    private readonly listeners: DelegationListeners,
  ) {}

  /** Delegations of one person, the latest days first, for that person and whoever reads the roster. @throws DomainError `access.denied` */
  async list(actor: Actor, personId: string, page: { cursor?: string; limit: number }): Promise<Page<DelegationView>> {
    if (actor.id !== personId) requireAbility(actor, 'roster.read');
    const query = this.withPeople().where('delegation.personId = :personId', { personId });
    if (page.cursor) {
      const [day, id] = decodeCursor(page.cursor, 2);
      query.andWhere(
        new Brackets((or) =>
          or.where('delegation.from < :day', { day }).orWhere('delegation.from = :day AND delegation.id < :id', { day, id }),
        ),
      );
    }
    const found = await query
      .orderBy('delegation.from', 'DESC')
      .addOrderBy('delegation.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return toPage(found.map(viewOf), page.limit, ({ from, id }) => [from, id]);
  }

  /** Who may stand in for somebody, by name. @throws DomainError `access.denied`, `person.not-found` */
  async deputies(actor: Actor, personId: string): Promise<Named[]> {
    requireOwn(actor, personId);
    const person = await readPerson(this.people.manager, personId);
    const { departmentId } = person;
    const people = await this.people.find({
      where: [{ active: true, role: Not('officer') }, ...(departmentId ? [{ active: true, departmentId }] : [])],
      order: { name: 'ASC', id: 'ASC' },
    });
    return people.filter((deputy) => mayStandIn(person, deputy)).map(({ id, name }) => ({ id, name }));
  }

  /**
   * Names a deputy for the days that somebody is away. The deputy gets the messages and no rights.
   * @throws DomainError `access.denied`, `person.not-found`, `delegation.days-invalid`, `delegation.self`,
   *   `delegation.deputy-inactive`, `delegation.deputy-outside`, `delegation.overlap`, `delegation.circle`
   */
  async delegate(actor: Actor, wanted: NewDelegation): Promise<DelegationView> {
    requireOwn(actor, wanted.personId);
    const now = this.clock.now();
    assertDays(wanted, civilDateOf(now));
    const id = newId();
    await this.database.transaction(async (tx) => {
      const person = await readPerson(tx.manager, wanted.personId);
      const deputy = await readPerson(tx.manager, wanted.deputyId);
      assertMayStandIn(person, deputy);
      await lockDelegations(tx);
      const overlapping = await tx.manager.find(Delegation, {
        where: { endedAt: IsNull(), from: LessThanOrEqual(wanted.to), to: MoreThanOrEqual(wanted.from) },
        order: { from: 'ASC' },
      });
      assertFits(wanted, overlapping, { person, deputy });
      const { personId, deputyId, from, to, reason } = wanted;
      await tx.manager.insert(Delegation, { id, personId, deputyId, from, to, reason, setByName: actor.name, createdAt: now });
      const events = await record(tx, 'person.delegated', { id, person, deputy, from, to }, actor, now);
      await this.listeners.delegationChanged(tx, { personId, personName: person.name, deputyId, from, to, events });
    });
    return this.read(id);
  }

  /**
   * Ends a delegation early, or takes one back that has not begun: from now on the person gets the own messages.
   * @throws DomainError `access.denied`, `delegation.not-found`, `delegation.over`
   */
  async end(actor: Actor, personId: string, id: string): Promise<DelegationView> {
    requireOwn(actor, personId);
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      const found = await tx.manager.findOne(Delegation, { where: { id, personId }, lock: { mode: 'pessimistic_write' } });
      if (!found) throw notFound('delegation', id);
      if (found.endedAt || found.to < civilDateOf(now))
        throw new DomainError('delegation.over', 'The delegation is over already. There is nothing left to end.');
      await tx.manager.update(Delegation, { id }, { endedAt: now, endedByName: actor.name });
      const person = await readPerson(tx.manager, personId);
      const deputy = await readPerson(tx.manager, found.deputyId);
      const { from, to } = found;
      const events = await record(tx, 'person.delegation_ended', { id, person, deputy, from, to }, actor, now);
      await this.listeners.delegationChanged(tx, { personId, personName: person.name, deputyId: deputy.id, from, to, events });
    });
    return this.read(id);
  }

  private async read(id: string): Promise<DelegationView> {
    return viewOf(await this.withPeople().where('delegation.id = :id', { id }).getOneOrFail());
  }

  private withPeople(): ReturnType<Repository<Delegation>['createQueryBuilder']> {
    return this.delegations
      .createQueryBuilder('delegation')
      .innerJoinAndSelect('delegation.person', 'person')
      .innerJoinAndSelect('delegation.deputy', 'deputy');
  }
}

function viewOf({ personId, deputyId, person, deputy, ...rest }: Delegation): DelegationView {
  return { ...rest, person: { id: personId, name: person?.name ?? '' }, deputy: { id: deputyId, name: deputy?.name ?? '' } };
}

/** @throws DomainError `person.not-found` */
async function readPerson(manager: EntityManager, id: string): Promise<Person> {
  const person = await manager.findOneBy(Person, { id });
  if (!person) throw notFound('person', id);
  return person;
}

/** The reason stays in the delegation: endpoints hear of events, and why somebody is away is not theirs to know. */
async function record(
  tx: Tx,
  type: 'person.delegated' | 'person.delegation_ended',
  { id, person, deputy, from, to }: { id: string; person: Person; deputy: Person; from: string; to: string },
  actor: Actor,
  now: Date,
): Promise<RecordedEvent[]> {
  return recordEvents(tx, [
    {
      type,
      subject: { kind: 'person', id: person.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { delegationId: id, person: person.name, deputyId: deputy.id, deputy: deputy.name, from, to },
    },
  ]);
}
