import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../api/session.js';

const ADDRESS = /(https?:\/\/[^\s<>"'，。；）]+)/;

/** A text of the server with its addresses as links: those of this console open inside, others in a new tab. It is never read as HTML. */
export function LinkedText({ children }: { children: string }): ReactNode {
  return children.split(ADDRESS).map((part, index) =>
    // Every second part is what the pattern took.
    // oxlint-disable-next-line react/no-array-index-key -- the parts of a text have no other name and no order of their own
    index % 2 === 1 ? <TextLink key={index} address={part} /> : part,
  );
}

function TextLink({ address }: { address: string }): ReactNode {
  const inside = useInsidePath(address);
  if (inside)
    return (
      <Link to={inside} className="in-text">
        {address}
      </Link>
    );
  return (
    <a href={address} className="in-text" target="_blank" rel="noreferrer">
      {address}
    </a>
  );
}

/** The path of an address inside this console; null for any other one, and for what the server itself answers. */
export function useInsidePath(address: string | null): string | null {
  const { publicUrl } = useMe();
  for (const start of [publicUrl, location.origin]) {
    if (!address?.startsWith(`${start}/`)) continue;
    const path = address.slice(start.length);
    return /^\/(v1|docs|health|click|admin\/queues)(\/|$)/.test(path) ? null : path;
  }
  return null;
}
