/** The later version of the plan, or what there is. */
type Side = 'new' | 'mine';

/** What one can decide about an entry. */
export interface EntryChoice {
  /** Number of the entry. */
  entry: number;
  /** Wording of the item; of an added one: a draft or dropped; of a removed draft: dropped or a draft still. */
  item?: Side;
  /** Title and text of the project. */
  projectText?: Side;
  /** Due date of the project. */
  dueDate?: Side;
  /** Of a removed item: what becomes of its project. */
  project?: 'keep' | 'cancel';
}

/** What holds where no choice was made for an entry. */
export interface ChoiceDefaults {
  /** For items that a person edited; default: mine, nobody's work is overwritten unasked. */
  conflicts?: Side;
  /** Default: mine. */
  projectTexts?: Side;
  /** Default: mine. */
  dueDates?: Side;
  /** Default: keep. */
  removedProjects?: 'keep' | 'cancel';
}

export type Decision = Required<Omit<EntryChoice, 'entry'>>;

/** What applying a revision did, in numbers of items or projects. */
export interface RevisionOutcome {
  kept: number;
  rewritten: number;
  added: number;
  dropped: number;
  /** Items whose edits by a person stayed as they were. */
  editsKept: number;
  projectTextsChanged: number;
  dueDatesChanged: number;
  projectsCancelled: number;
  /** Projects that go on though the plan no longer has them. */
  projectsWithoutItem: string[];
}
