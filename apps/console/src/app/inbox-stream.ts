import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { unreadQuery } from '../api/inbox.js';

const CHANNEL = 'duban.inbox';
const LOCK = 'duban.inbox';

interface Told {
  unread: number;
  projectId?: string | null;
}

/** One stream of the inbox for each browser: the tab that holds the lock listens and tells the others. */
export function useInboxStream(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const others = new BroadcastChannel(CHANNEL);
    const stop = new AbortController();
    others.addEventListener('message', ({ data }: MessageEvent<Told>) => apply(queries, data));
    const told = (one: Told): void => {
      apply(queries, one);
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a BroadcastChannel knows one origin only
      others.postMessage(one);
    };
    void navigator.locks?.request(LOCK, { signal: stop.signal }, () => listen(told, stop.signal)).catch(() => undefined);
    return () => {
      stop.abort();
      others.close();
    };
  }, [queries]);
}

/** Holds the stream open until this page ends. The browser comes again by itself after a break. */
function listen(told: (one: Told) => void, signal: AbortSignal): Promise<void> {
  return new Promise((ended) => {
    if (signal.aborted) return ended();
    const stream = new EventSource('/v1/inbox/stream');
    const take = ({ data }: MessageEvent<string>): void => told(JSON.parse(data) as Told);
    const end = (): void => {
      stream.close();
      ended();
    };
    stream.addEventListener('unread', take);
    stream.addEventListener('message', take);
    stream.addEventListener('end', ({ data }: MessageEvent<string>) => {
      if ((JSON.parse(data) as { reason: string }).reason !== 'shutdown') end();
    });
    signal.addEventListener('abort', end);
  });
}

function apply(queries: QueryClient, { unread, projectId }: Told): void {
  queries.setQueryData(unreadQuery.queryKey, { unread });
  void queries.invalidateQueries({ queryKey: ['inbox', 'list'] });
  if (projectId === undefined) return;
  void queries.invalidateQueries({ queryKey: ['tasks'] });
  if (projectId) void queries.invalidateQueries({ queryKey: ['project', projectId] });
}
