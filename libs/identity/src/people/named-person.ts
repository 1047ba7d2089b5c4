/** 责任领导, 责任人, 联络员. */
export const NAMED_ROLES = ['responsible-leader', 'responsible-person', 'liaison'] as const;

/** Somebody who is named for a task: a person of the system, or only a name. */
export interface NamedPerson {
  role: (typeof NAMED_ROLES)[number];
  name: string;
  /** Null: the one in the roster, where it is a person of the system. */
  phone: string | null;
  /** Of the roster; null: only a name. */
  personId: string | null;
}
