import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface PageLinkProps {
  /** A path of this console. */
  href: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A link inside the console for rows of long lists: it costs a tenth of the router's own, which follows where one is. */
export function PageLink({ href, className, children }: PageLinkProps): ReactNode {
  const router = useRouter();
  const open = (event: MouseEvent): void => {
    const isForBrowser = event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey;
    if (isForBrowser || event.altKey) return;
    event.preventDefault();
    void router.navigate({ href });
  };
  return (
    <a href={href} className={className} onClick={open}>
      {children}
    </a>
  );
}
