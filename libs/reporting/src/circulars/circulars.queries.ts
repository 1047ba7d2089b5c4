import { notFound, type Tx } from '#platform';

/** @throws DomainError `plan.not-found` */
export async function planOf(tx: Tx, id: string): Promise<{ id: string; title: string; issuer: string | null }> {
  const [plan] = await tx.query<{ id: string; title: string; issuer: string | null }>(
    'SELECT id, title, issuer FROM plan WHERE id = $1',
    [id],
  );
  if (!plan) throw notFound('plan', id);
  return plan;
}
