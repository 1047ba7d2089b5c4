/** 催办, 签发督办单, 提请领导, 同意延期, 不同意延期, 退回, 容错. */
export const DESK_ACTIONS = ['urge', 'issue-slip', 'raise', 'approve-extension', 'refuse-extension', 'return', 'excuse'] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];
