import type { EntityManager } from 'typeorm';
import { hashPassword } from '../access/passwords.js';
import { LoginFailure } from '../access/login-failure.entity.js';
import { AccessToken } from './access-token.entity.js';
import { Person } from './person.entity.js';

/** Ends all logins of the person; wrong passwords from before count no more. The password was checked before. */
export async function setPassword(
  manager: EntityManager,
  person: Pick<Person, 'id' | 'login' | 'mustChangePassword'>,
  password: string,
  { mustChange }: { mustChange: boolean },
): Promise<void> {
  person.mustChangePassword = mustChange;
  const passwordHash = await hashPassword(password);
  await manager.update(Person, { id: person.id }, { passwordHash, mustChangePassword: mustChange });
  await manager.delete(AccessToken, { personId: person.id });
  await manager.delete(LoginFailure, { login: person.login.toLowerCase() });
}
