import { Injectable } from '@nestjs/common';
import { Database, DomainError, notFound } from '#platform';
import { type Actor, requireOwn } from '../access/actor.js';
import { addresses as readAddresses } from './look-up.js';
import { type AddressKind, PersonAddress, type PersonAddresses } from './person-address.entity.js';
import { Person } from './person.entity.js';

const FORMS: Readonly<Record<AddressKind, RegExp>> = {
  mobile: /^\+?\d{6,15}$/,
  wecom: /^[\w.@-]{1,64}$/,
  dingtalk: /^[\w.@-]{1,64}$/,
  feishu: /^[\w.@-]{1,64}$/,
};

/** Where people are reached besides their e-mail: each person's own, and that of whoever manages the roster. */
@Injectable()
export class AddressesService {
  constructor(private readonly database: Database) {}

  /** @throws DomainError `access.denied`, `person.not-found` */
  async read(actor: Actor, personId: string): Promise<PersonAddresses> {
    requireOwn(actor, personId);
    const addresses = (await readAddresses(this.database, [personId])).get(personId);
    if (!addresses) throw notFound('person', personId);
    return addresses;
  }

  /**
   * Sets all addresses of a person; one that is left out is taken away.
   * @throws DomainError `access.denied`, `person.not-found`, `address.invalid`
   */
  async set(actor: Actor, personId: string, addresses: PersonAddresses): Promise<PersonAddresses> {
    requireOwn(actor, personId);
    const entries = Object.entries(addresses) as [AddressKind, string][];
    for (const [kind, address] of entries) if (!FORMS[kind].test(address)) throw invalid(kind, address);
    return this.database.transaction(async (tx) => {
      const person = await tx.manager.findOne(Person, { where: { id: personId }, lock: { mode: 'pessimistic_write' } });
      if (!person) throw notFound('person', personId);
      await tx.manager.delete(PersonAddress, { personId });
      await tx.manager.insert(
        PersonAddress,
        entries.map(([kind, address]) => ({ personId, kind, address })),
      );
      return (await readAddresses(tx, [personId])).get(personId) ?? {};
    });
  }
}

function invalid(kind: AddressKind, address: string): DomainError {
  const form =
    kind === 'mobile' ? 'digits, with + and the country where need be' : 'letters, digits, dots, hyphens, underscores or @';
  return new DomainError('address.invalid', `"${address}" is no ${kind} address: it has ${form}.`, { kind });
}
