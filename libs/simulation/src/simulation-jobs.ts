import { defineJob } from '#outbox';
import type { Language } from '#platform';

/** `actor` and `definition` are JSON; `language`: of the differences. */
export interface PreviewPayload extends Record<string, string> {
  name: string;
  definition: string;
  days: string;
  actor: string;
  language: Language;
}

/** `actor` is JSON. */
export const simulationPlay = defineJob<{ planId: string; from: string; to: string; actor: string }>('simulation.play');
export const policyPreview = defineJob<PreviewPayload>('policy.preview');

/** Results that only the one who asked may read: they tell of what that person sees. */
export const OWN_RESULTS: readonly string[] = [simulationPlay.name, policyPreview.name];
