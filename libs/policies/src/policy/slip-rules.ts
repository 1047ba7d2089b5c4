import { DEFAULT_POLICY } from './default-policy.js';
import type { PolicyDefinition, SlipRules } from './policy.js';

/** Tracks on which the answers to slips are chased. */
export const SLIP_TRACKS = ['blue-slip', 'yellow-slip', 'red-slip'] as const;
export type SlipTrack = (typeof SLIP_TRACKS)[number];

export function isSlipTrack(track: string): track is SlipTrack {
  return (SLIP_TRACKS as readonly string[]).includes(track);
}

/** The policy's rules for slips; one that says nothing follows the policy that ships with Duban. */
export function slipRulesOf(policy: PolicyDefinition): SlipRules {
  const rules = policy.slips ?? DEFAULT_POLICY.slips;
  if (!rules) throw new Error('the policy that ships with Duban has no rules for slips');
  return rules;
}

/** The same for the chase of answers: a colour that the policy has no step for is chased by the shipped steps. */
export function withSlipSteps(policy: PolicyDefinition): PolicyDefinition {
  const missing = SLIP_TRACKS.filter((track) => !policy.steps.some((step) => step.track === track));
  if (missing.length === 0) return policy;
  const added = DEFAULT_POLICY.steps.filter(({ track }) => (missing as string[]).includes(track));
  return { ...policy, steps: [...policy.steps, ...added] };
}
