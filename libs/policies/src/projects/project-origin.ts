/** Where a task comes from: 计划, 批示, 会议, 整改问题, 建议提案, 12345 诉求, 直接交办. */
export const ORIGINS = ['plan', 'instruction', 'meeting', 'finding', 'proposal', 'hotline', 'direct'] as const;
export type Origin = (typeof ORIGINS)[number];

/** 特急, 加急, 平急. */
export const PRIORITIES = ['urgent', 'high', 'normal'] as const;
export type Priority = (typeof PRIORITIES)[number];
