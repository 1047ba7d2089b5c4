import type { ReactNode } from 'react';

interface FactProps {
  name: string;
  className?: string | undefined;
  children: ReactNode;
}

/** One line of a list of facts, for a `dl`. */
export function Fact({ name, className, children }: FactProps): ReactNode {
  return (
    <div className={className}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
