import { ROLES, type Roster } from '#identity';
import { DomainError } from '#platform';

type RosterPerson = Roster['people'][number];

type Fields = Record<string, unknown>;

/**
 * Reads a roster from JSON, for a file that a person wrote.
 * @throws DomainError `roster.invalid` that names the first fault and its place
 */
export function parseRoster(json: unknown): Roster {
  const root = fieldsAt(json, '');
  return {
    departments: listAt(root['departments'], '/departments').map((one, index) => {
      const place = `/departments/${index}`;
      const fields = fieldsAt(one, place);
      const name = textAt(fields, 'name', place);
      const {
        shortName = name,
        aliases = [],
        duties = '',
      } = fields as { shortName?: string; aliases?: string[]; duties?: string };
      return {
        code: textAt(fields, 'code', place),
        name,
        shortName,
        aliases: listAt(aliases, `${place}/aliases`) as string[],
        duties,
      };
    }),
    people: listAt(root['people'], '/people').map((one, index) =>
      personAt(fieldsAt(one, `/people/${index}`), `/people/${index}`),
    ),
  };
}

function personAt(fields: Fields, place: string): RosterPerson {
  const role = ROLES.find((one) => one === fields['role']);
  if (!role) throw invalid(`${place}/role`, `must be one of ${ROLES.join(', ')}`);
  const { departmentCode = null, isHead = false, email = null } = fields as Partial<RosterPerson>;
  if (role === 'officer' && !departmentCode)
    throw invalid(`${place}/departmentCode`, 'is missing: an officer belongs to a department');
  return {
    login: textAt(fields, 'login', place),
    name: textAt(fields, 'name', place),
    role,
    departmentCode,
    isHead: isHead === true,
    email,
  };
}

function fieldsAt(json: unknown, place: string): Fields {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalid(place, 'must be an object');
  return json as Fields;
}

function listAt(json: unknown, place: string): unknown[] {
  if (!Array.isArray(json)) throw invalid(place, 'must be a list');
  return json;
}

function textAt(fields: Fields, name: string, place: string): string {
  const text = fields[name];
  if (typeof text !== 'string' || text.trim() === '') throw invalid(`${place}/${name}`, 'must be a text');
  return text;
}

function invalid(pointer: string, detail: string): DomainError {
  return new DomainError('roster.invalid', `The roster can't be used. ${pointer || '/'} ${detail}.`, {
    errors: [{ pointer, detail }],
  });
}
