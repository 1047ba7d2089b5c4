/** Channels that lead to one person: 站内信, e-mail, text message, 企业微信. */
export const PERSONAL_CHANNELS = ['inbox', 'email', 'sms', 'wecom-app'] as const;
export type PersonalChannel = (typeof PERSONAL_CHANNELS)[number];
