import { defineJob } from '#outbox';

export const planImport = defineJob<{ planId: string }>('plan.import');
