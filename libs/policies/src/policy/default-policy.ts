import json from '../../policies/default.json' with { type: 'json' };
import { parsePolicy } from './parse-policy.js';
import type { PolicyDefinition } from './policy.js';

export const DEFAULT_POLICY_NAME = 'default';

/** The policy that ships with Duban: the steps of public rules, each number with its source. */
export const DEFAULT_POLICY: PolicyDefinition = parsePolicy(json);
