import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { parseSearch } from '../../app/search.js';

interface NumberLinkProps {
  /** What lists the number, as the API says it; null: there is nothing to list. */
  query: string | null;
  className: string | undefined;
  lamp?: string;
  children: ReactNode;
}

/** A number that leads to the list that it counts: the API says the query of both. */
export function NumberLink({ query, className, lamp, children }: NumberLinkProps): ReactNode {
  if (query === null)
    return (
      <span className={className} data-lamp={lamp}>
        {children}
      </span>
    );
  return (
    <Link to="/projects" search={parseSearch(query)} className={className} data-lamp={lamp}>
      {children}
    </Link>
  );
}
