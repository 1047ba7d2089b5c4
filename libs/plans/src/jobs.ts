import { defineJob } from '#outbox';

export const planImport = defineJob<{ planId: string }>('plan.import');

/** `number`: of the version within its plan. */
export const planRevise = defineJob<{ planId: string; number: string }>('plan.revise');
