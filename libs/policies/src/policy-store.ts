import { Injectable } from '@nestjs/common';
import { notFound, type Queryable } from '#platform';
import { EscalationPolicy } from './escalation/escalation-policy.js';
import { definitionOf } from './policy/policies.queries.js';

/** Policies in force by their id. A saved version never changes, so each is read and parsed once in the life of a process. */
@Injectable()
export class PolicyStore {
  private readonly known = new Map<string, EscalationPolicy>();

  /** @throws DomainError `policy.not-found` */
  async of(db: Queryable, policyId: string): Promise<EscalationPolicy> {
    const known = this.known.get(policyId);
    if (known) return known;
    const definition = await definitionOf(db, policyId);
    if (!definition) throw notFound('policy', policyId);
    const policy = new EscalationPolicy(definition);
    this.known.set(policyId, policy);
    return policy;
  }
}
