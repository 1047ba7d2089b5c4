import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, type Repository } from 'typeorm';
import { Clock, constraintOf, DomainError, newId, notFound } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { newSecret } from '../access/secrets.js';
import { ApiKey } from '../people/api-key.entity.js';

export const KEY_PREFIX = 'dbk_';

@Injectable()
export class ApiKeysService {
  constructor(
    private readonly clock: Clock,
    @InjectRepository(ApiKey) private readonly keys: Repository<ApiKey>,
  ) {}

  /** All keys, the newest first. @throws DomainError `access.denied` */
  async list(actor: Actor): Promise<ApiKey[]> {
    requireAbility(actor, 'key.manage');
    return this.keys.find({ order: { id: 'DESC' } });
  }

  /**
   * The key itself is answered once and never again.
   * @throws DomainError `access.denied`, `person.department-needed`, `department.not-found`
   */
  async create(actor: Actor, details: Pick<ApiKey, 'name' | 'role' | 'departmentId'>): Promise<ApiKey & { key: string }> {
    requireAbility(actor, 'key.manage');
    const { secret, hash } = newSecret(KEY_PREFIX);
    const apiKey: ApiKey = { id: newId(), ...details, hint: secret.slice(-4), createdAt: this.clock.now(), revokedAt: null };
    try {
      await this.keys.insert({ ...apiKey, keyHash: hash, createdBy: actor.id });
    } catch (error) {
      const constraint = constraintOf(error);
      if (constraint === 'api_key_officer_department_ck')
        throw new DomainError(
          'person.department-needed',
          'A key with the role officer belongs to a department. Give departmentId.',
        );
      if (constraint === 'api_key_department_fk') throw notFound('department', details.departmentId ?? '');
      throw error;
    }
    return { ...apiKey, key: secret };
  }

  /** @throws DomainError `access.denied`, `api-key.not-found` */
  async revoke(actor: Actor, id: string): Promise<void> {
    requireAbility(actor, 'key.manage');
    const { affected } = await this.keys.update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now() });
    if (affected === 0 && !(await this.keys.existsBy({ id }))) throw notFound('api-key', id);
  }
}
