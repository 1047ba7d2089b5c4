/** The levels of escalation from 0, zh-CN; the last two are only drafted for a person. */
export const LEVEL_NAMES: readonly string[] = ['提醒', '催办', '督办（黄）', '督办（红）', '通报（待审定）', '约谈（待审定）'];
