import { defineJob } from '#outbox';

/** A message of another system is to be mapped and applied. */
export const inboundMessage = defineJob<{ messageId: string; sourceId: string }>('inbound.message');
