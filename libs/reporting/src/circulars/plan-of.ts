import { notFound, type Tx } from '#platform';
import { Plan } from '#plans';

/** @throws DomainError `plan.not-found` */
export async function planOf(tx: Tx, id: string): Promise<Pick<Plan, 'id' | 'title' | 'issuer'>> {
  const plan = await tx.manager.findOne(Plan, { select: { id: true, title: true, issuer: true }, where: { id } });
  if (!plan) throw notFound('plan', id);
  return plan;
}
