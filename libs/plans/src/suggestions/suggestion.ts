/** What a department is known for. */
export interface CandidateDepartment {
  id: string;
  /** What its names come to without area and ending: 教育, 生态环境. */
  stems: readonly string[];
  /** 职责, in the words of the roster. */
  duties: string;
}

/** An item that was registered before, and who led it. */
export interface EarlierItem {
  departmentId: string;
  text: string;
  title: string;
  path: readonly string[];
  planYear: number | null;
}

export interface SuggestibleItem {
  text: string;
  path: readonly string[];
}

/** Never an assignment: somebody has to accept it. */
export interface Suggestion {
  departmentId: string;
  /** 0 to 1: how often such a suggestion proves right, roughly. */
  confidence: number;
  /** In the words of a clerk. */
  reason: string;
}

/** Evidence that one department leads an item. */
export interface Evidence {
  score: number;
  duties: number;
  earlier: { item: EarlierItem; score: number } | null;
}
