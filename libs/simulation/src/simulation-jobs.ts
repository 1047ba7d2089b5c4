import { defineJob } from '#outbox';

/** `actor` and `definition` are JSON. */
export const simulationPlay = defineJob<{ planId: string; from: string; to: string; actor: string }>('simulation.play');
export const policyPreview = defineJob<{ name: string; definition: string; days: string; actor: string }>('policy.preview');

/** Results that only the one who asked may read: they tell of what that person sees. */
export const OWN_RESULTS: readonly string[] = [simulationPlay.name, policyPreview.name];
