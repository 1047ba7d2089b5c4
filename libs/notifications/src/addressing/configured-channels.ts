import type { Environment } from '#platform';
import type { PersonalChannel } from '#policies';

/** The channels to people that this installation is set up for. */
export function configuredChannels({
  SMS_GATEWAY,
  WECOM_APP_URL,
}: Pick<Environment, 'SMS_GATEWAY' | 'WECOM_APP_URL'>): PersonalChannel[] {
  return ['inbox', 'email', ...(SMS_GATEWAY ? (['sms'] as const) : []), ...(WECOM_APP_URL ? (['wecom-app'] as const) : [])];
}
