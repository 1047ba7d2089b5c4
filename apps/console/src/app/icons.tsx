import type { ReactNode } from 'react';
import styles from './shell.module.css';

const PATHS: Readonly<Record<string, string>> = {
  todo: 'M4 5.5l1.5 1.5L8 4.5M11 6h7M4 12.5L5.5 14 8 11.500M11 13h7',
  decide: 'M4 10.5l4 4L16 6',
  projects: 'M3 5h14M3 10h14M3 15h9',
  ownProjects: 'M3 5h14M3 10h14M3 15h9',
  inbox: 'M3 5h14v10H3zM3 6l7 5 7-5',
  overdue: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l3 2',
  board: 'M4 16V9M10 16V4M16 16v-5',
  plans: 'M5 3h7l3 3v11H5zM8 9h5M8 12h5',
  slips: 'M5 3h10v14l-2.500-1.500L10 17l-2.500-1.500L5 17zM8 7h4M8 10h4',
  circulars: 'M3 8v4h3l6 4V4L6 8zM15 8v4',
  scorecards: 'M4 16l4-5 3 3 5-8',
  reports: 'M4 5h12v12H4zM4 9h12M7 3v4M13 3v4M8 13h4',
  coordination: 'M6 10a3 3 0 100-6 3 3 0 000 6zM14 16a3 3 0 100-6 3 3 0 000 6zM8 9l4 3',
  indicators: 'M3 14a7 7 0 0114 0M10 14l3-5',
  policies: 'M4 4h12v12H4zM4 9h12M9 9v7',
  integrations: 'M7 5L3 10l4 5M13 5l4 5-4 5',
  people: 'M7 9a3 3 0 100-6 3 3 0 000 6zM2 17a5 5 0 0110 0M13 4a3 3 0 010 5M14 12a5 5 0 014 5',
  more: 'M4 10h.01M10 10h.01M16 10h.01',
  me: 'M10 10a3.500 3.500 0 100-7 3.500 3.500 0 000 7zM3.500 17a6.500 6.500 0 0113 0',
};

export function Icon({ name }: { name: string }): ReactNode {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
