export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How pressing it is, from the mildest; a channel shows it as a colour where it can. */
export const SEVERITIES = ['info', 'notice', 'warning', 'urgent'] as const;
export type Severity = (typeof SEVERITIES)[number];

export interface Detail {
  label: string;
  value: string;
  /** Absolute address of what the value names. */
  link?: string;
}

export interface Action {
  label: string;
  /** Absolute address. */
  link: string;
}

/** Somebody who is called by name (@) in a group; by the id of the chat program, or the mobile where it takes one. */
export interface Mention {
  name: string;
  mobile?: string;
  wecom?: string;
  dingtalk?: string;
  feishu?: string;
}

/** What a message is about. */
export interface Subject {
  kind: 'project' | 'slip' | 'circular' | 'report' | 'plan' | 'call-in' | 'blocker' | 'appeal' | 'tasks' | 'person';
  /** Null for the reader's own list of tasks. */
  id: string | null;
}

/** The day by which something is to be done. */
export interface DueDay {
  /** Civil date. */
  day: string;
  /** One line. */
  what: string;
}

/** What a person reads, before a channel gives it its form. Every text is plain: no mark-up, nothing escaped. */
export interface Message {
  /** What kind of notice it was. */
  kind?: string;
  /** Of a step: 0 提醒 to 5 约谈. */
  level?: number;
  subject?: Subject;
  language: Language;
  severity: Severity;
  /** One line. */
  title: string;
  /** Why it comes to this reader, where that isn't plain; one line each. */
  notes: string[];
  /** What it is about, in a sentence. */
  opening: string;
  details: Detail[];
  /** The first is the one that is asked for. */
  actions: Action[];
  /** When the project is due, for a calendar; missing where the message is about none, or about several. */
  due?: DueDay;
  /** The same of each thing that a digest names, by its id. */
  dues?: (DueDay & { id: string; link: string })[];
  /** Only in a group. */
  mentions?: Mention[];
}

/** Is the content of a delivery a message? */
export function isMessage(content: object): content is Message {
  return 'title' in content;
}
