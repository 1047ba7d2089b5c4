import { useDraft } from '../../acts/drafts.js';
import { definitionOf, type Policy, type PolicyDefinition, type PolicyStep } from '../../api/policies/policies.js';
import { useMe } from '../../api/session.js';
import { groupValues, RULE_GROUPS } from './rule-fields.js';

/** What a person changed and did not save yet; kept on the device. */
export interface PolicyDraft {
  /** Null: there is no draft. */
  definition: PolicyDefinition | null;
  /** The version on which it was begun; 0 for a new policy. */
  base: number;
}

export function draftKey(personId: string, name: string): string {
  return `${personId}.policy.${name}`;
}

export interface PolicyEditing {
  draft: PolicyDraft;
  /** What is shown: the draft, or what is in force. */
  definition: PolicyDefinition | null;
  change: (definition: PolicyDefinition) => void;
  discard: () => void;
}

/** The draft of a person of one policy. @param current the version in force; null for a new policy */
export function usePolicyDraft(name: string, current: Policy | null): PolicyEditing {
  const me = useMe();
  const canManage = me.abilities.includes('policy.manage');
  const [kept, keep, forget] = useDraft<PolicyDraft>(canManage ? draftKey(me.id, name) : null, { definition: null, base: 0 });
  return {
    draft: kept,
    definition: kept.definition ?? (current ? definitionOf(current) : null),
    change: (definition) => keep({ definition, base: kept.definition ? kept.base : (current?.version ?? 0) }),
    discard: () => {
      keep({ definition: null, base: 0 });
      forget();
    },
  };
}

/** How a step of a draft differs from the one in force. */
export function stepMark(step: PolicyStep, before: PolicyDefinition | null): 'changed' | 'added' | null {
  if (!before) return null;
  const was = before.steps.find(({ key }) => key === step.key);
  if (!was) return 'added';
  return isSame(was, step) ? null : 'changed';
}

/** How many steps and rules a draft changes. */
export function countChanges(draft: PolicyDefinition, before: PolicyDefinition): number {
  const keys = new Set([...draft.steps, ...before.steps].map(({ key }) => key));
  const stepOf = ({ steps }: PolicyDefinition, key: string): unknown => steps.find((step) => step.key === key);
  const steps = [...keys].filter((key) => !isSame(stepOf(draft, key), stepOf(before, key)));
  const groups = RULE_GROUPS.filter((group) => {
    const fields = (definition: PolicyDefinition): unknown =>
      group.fields.map(({ name }) => groupValues(definition, group)?.[name] ?? null);
    return !isSame(fields(draft), fields(before));
  });
  return steps.length + groups.length;
}

/** The same, whatever the order of fields. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => [name, sorted(one)]),
  );
}
