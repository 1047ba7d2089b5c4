/** A leader in charge of a department, in the order in which they are asked. */
export interface LeaderInCharge {
  id: string;
  name: string;
  /** 分管领域, as words that stand in the text of a task; none: of all the rest. */
  fields: string[];
}

/**
 * Which leader of the department is in charge of a task (分管领导): the one a field of whom stands in its text, the longest field first; else the first
 * without fields, else the only one. Null where nobody can be told to be. Pure.
 */
export function leaderInCharge(leaders: readonly LeaderInCharge[], text: string): LeaderInCharge | null {
  let best: { leader: LeaderInCharge; length: number } | null = null;
  for (const leader of leaders)
    for (const field of leader.fields)
      if (text.includes(field) && field.length > (best?.length ?? 0)) best = { leader, length: field.length };
  const [only] = leaders.length === 1 ? leaders : [];
  return best?.leader ?? leaders.find(({ fields }) => fields.length === 0) ?? only ?? null;
}
