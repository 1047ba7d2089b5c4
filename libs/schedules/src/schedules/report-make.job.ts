import { defineJob } from '#outbox';

/** A report is to be made. */
export const reportMake = defineJob<{ runId: string }>('report.make');
