import { defineJob } from '#outbox';

/** `number`: of the version within its plan. */
export const planRevise = defineJob<{ planId: string; number: string }>('plan.revise');
