import type { ReactNode } from 'react';

/** The head of a table: what each column holds. */
export function Columns({ names }: { names: readonly ReactNode[] }): ReactNode {
  return (
    <thead>
      <tr>
        {names.map((name, index) => (
          <th key={index} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
