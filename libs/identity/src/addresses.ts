import { DomainError, notFound, type Queryable, type Tx } from '#platform';
import { type Actor, requireOwn } from './actor.js';

/** A mobile number, and a person's id in each chat program (企业微信 userid, 钉钉 userid, 飞书 open_id). */
export const ADDRESS_KINDS = ['mobile', 'wecom', 'dingtalk', 'feishu'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];
export type PersonAddresses = Partial<Record<AddressKind, string>>;

const FORMS: Readonly<Record<AddressKind, RegExp>> = {
  mobile: /^\+?\d{6,15}$/,
  wecom: /^[\w.@-]{1,64}$/,
  dingtalk: /^[\w.@-]{1,64}$/,
  feishu: /^[\w.@-]{1,64}$/,
};
/** A phone that is a mobile of mainland China does where none is given by itself. */
const MOBILE = /^1\d{10}$/;

/** Of each person that has any; without an entry of its own a phone that is a mobile counts. */
export async function readAddresses(db: Queryable, personIds: readonly string[]): Promise<Map<string, PersonAddresses>> {
  const rows = await db.query<{ id: string; phone: string | null; addresses: PersonAddresses | null }>(
    `SELECT p.id, p.phone, (SELECT jsonb_object_agg(a.kind, a.address) FROM person_address a WHERE a.person_id = p.id) AS addresses
     FROM person p WHERE p.id = ANY($1)`,
    [personIds],
  );
  return new Map(
    rows.map(({ id, phone, addresses }) => [id, { ...(phone && MOBILE.test(phone) ? { mobile: phone } : {}), ...addresses }]),
  );
}

/**
 * Sets all addresses of a person; one that is left out is taken away. For the person, and for whoever manages the roster.
 * @throws DomainError `access.denied`, `person.not-found`, `address.invalid`
 */
export async function setAddresses(tx: Tx, actor: Actor, personId: string, addresses: PersonAddresses): Promise<PersonAddresses> {
  requireOwn(actor, personId);
  const entries = Object.entries(addresses) as [AddressKind, string][];
  for (const [kind, address] of entries) if (!FORMS[kind].test(address)) throw invalid(kind, address);
  const [person] = await tx.query('SELECT 1 FROM person WHERE id = $1 FOR UPDATE', [personId]);
  if (!person) throw notFound('person', personId);
  await tx.query('DELETE FROM person_address WHERE person_id = $1', [personId]);
  await tx.query('INSERT INTO person_address (person_id, kind, address) SELECT $1, * FROM unnest($2::text[], $3::text[])', [
    personId,
    entries.map(([kind]) => kind),
    entries.map(([, address]) => address),
  ]);
  return (await readAddresses(tx, [personId])).get(personId) ?? {};
}

/** @throws DomainError `access.denied`, `person.not-found` */
export async function addressesOf(db: Queryable, actor: Actor, personId: string): Promise<PersonAddresses> {
  requireOwn(actor, personId);
  const addresses = (await readAddresses(db, [personId])).get(personId);
  if (!addresses) throw notFound('person', personId);
  return addresses;
}

function invalid(kind: AddressKind, address: string): DomainError {
  const form =
    kind === 'mobile' ? 'digits, with + and the country where need be' : 'letters, digits, dots, hyphens, underscores or @';
  return new DomainError('address.invalid', `"${address}" is no ${kind} address: it has ${form}.`, { kind });
}
