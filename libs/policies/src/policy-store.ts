import { Injectable } from '@nestjs/common';
import type { Queryable } from '#platform';
import { EscalationPolicy } from './escalation/escalation-policy.js';
import { readPolicy } from './policy/policies.js';

/** Policies in force by their id. A saved version never changes, so each is read and parsed once in the life of a process. */
@Injectable()
export class PolicyStore {
  private readonly known = new Map<string, EscalationPolicy>();

  /** @throws DomainError `policy.not-found` */
  async of(db: Queryable, policyId: string): Promise<EscalationPolicy> {
    const known = this.known.get(policyId);
    if (known) return known;
    const policy = new EscalationPolicy((await readPolicy(db, policyId)).definition);
    this.known.set(policyId, policy);
    return policy;
  }
}
