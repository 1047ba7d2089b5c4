import { expect, it } from 'vitest';
import { schemaDifferences } from '../../../test/setup/schema-differences.js';
import { DepartmentDay } from './calendar/department-day.entity.js';
import { Delegation } from './delegations/delegation.entity.js';
import { Department } from './departments/department.entity.js';
import { AccessToken } from './people/access-token.entity.js';
import { PersonAddress } from './people/person-address.entity.js';
import { Person } from './people/person.entity.js';
import { ApiKey } from './sessions/api-key.entity.js';

it('the entities are the tables: TypeORM finds nothing to change', async () => {
  const entities = [AccessToken, ApiKey, Delegation, Department, DepartmentDay, Person, PersonAddress];
  expect(await schemaDifferences(entities)).toEqual([]);
});
