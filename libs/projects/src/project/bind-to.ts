import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** Adds a parameter to a statement and answers its place in it. */
export type Bind = (value: unknown) => string;

/** Parameters of a query builder, for a condition that hand-written SQL and query builders share, as `visibleTo`. */
export function bindTo(query: SelectQueryBuilder<ObjectLiteral>): Bind {
  return (value) => {
    const name = `bound${Object.keys(query.getParameters()).length}`;
    query.setParameter(name, value);
    return `:${name}`;
  };
}
