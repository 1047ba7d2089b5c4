import { useSearch } from '@tanstack/react-router';
import { useToday } from '../api/session.js';
import { stringifySearch } from './search.js';

/** The past day that the page shows, for the addresses it links to: what is opened from there shows the same day. */
export function useAsOf(): { asOf?: string } {
  const { asOf } = useSearch({ strict: false });
  return asOf ? { asOf } : {};
}

/** The day that the page shows: a past one, or today. */
export function useShownDay(): string {
  const today = useToday();
  return useAsOf().asOf ?? today;
}

/** The page of a project, on the day that the list shows. */
export function pathOfProject(id: string, asOf: string | undefined): string {
  return `/projects/${id}${stringifySearch({ asOf })}`;
}
