import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, notFound, type Queryable, type Tx } from '#platform';
import { DEFAULT_POLICY_NAME } from './policy/default-policy.js';
import { parsePolicy } from './policy/parse-policy.js';
import { lockPolicyName, newestPolicies } from './policy/policies.queries.js';
import { PolicyCandidates } from './policy/policy-candidates.js';
import { Policy } from './policy/policy.entity.js';
import { insertVersion } from './policy/save-policy.js';

type PolicyVersion = Pick<Policy, 'id' | 'name' | 'version'>;

/** Saved policies in their versions. */
@Injectable()
export class PoliciesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(Policy) private readonly policies: Repository<Policy>,
  ) {}

  /** All versions, the newest first within each name. */
  list(): Promise<Policy[]> {
    return this.policies.find({ order: { name: 'ASC', version: 'DESC' } });
  }

  /** The versions of a policy, the newest first; none for a name that nobody gave. */
  versions(name: string): Promise<PolicyVersion[]> {
    return this.policies.find({ select: { id: true, name: true, version: true }, where: { name }, order: { version: 'DESC' } });
  }

  /** @throws DomainError `policy.not-found` */
  async read(id: string): Promise<Policy> {
    const policy = await this.policies.findOneBy({ id });
    if (!policy) throw notFound('policy', id);
    return policy;
  }

  /** Saves a definition as the next version of the named policy. @throws DomainError `access.denied`, `policy.invalid` */
  async save(actor: Actor, name: string, json: unknown): Promise<Policy> {
    requireAbility(actor, 'policy.manage');
    const definition = parsePolicy(json);
    const { id, name: by } = actor;
    return this.database.transaction((tx) => insertVersion(tx, name, definition, { id, name: by }, this.clock.now()));
  }

  /** The newest version of a name. Locks the name until the transaction ends, so that nobody saves a newer one beside it. */
  async lockNewest(tx: Tx, name: string): Promise<Policy | null> {
    await lockPolicyName(tx, name);
    return tx.manager.findOne(Policy, { where: { name }, order: { version: 'DESC' } });
  }

  /** The newest version of the default policy, for what is about no project. */
  async defaultId(db: Queryable): Promise<string> {
    const { manager } = db;
    const newest = await manager.findOneOrFail(Policy, {
      select: { id: true },
      where: { name: DEFAULT_POLICY_NAME },
      order: { version: 'DESC' },
    });
    return newest.id;
  }

  /** Those that may take a new project. */
  async candidates(db: Queryable): Promise<PolicyCandidates> {
    return new PolicyCandidates(await newestPolicies(db));
  }
}
