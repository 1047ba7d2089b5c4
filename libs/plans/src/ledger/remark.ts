import type { ItemDescription, Recurrence } from '#plan-text';

export const STRENGTHS = { achieve: '完成', start: '启动', advance: '推进', strive: '力争', explore: '谋划' } as const;

const RECURRENCES: Readonly<Record<Recurrence, string>> = {
  daily: '每日',
  weekly: '每周',
  monthly: '每月',
  quarterly: '每季度',
  'half-yearly': '每半年',
  yearly: '每年',
  regular: '定期',
};

/** What no column of a ledger holds. */
export function remarkOf(item: Pick<ItemDescription, 'kind' | 'start' | 'recurrence' | 'isUrgent'>, ...more: string[]): string {
  return [
    ...(item.kind === 'indicator' ? ['指标'] : []),
    ...(item.start ? [`自${item.start}起`] : []),
    ...(item.recurrence ? [RECURRENCES[item.recurrence]] : []),
    ...(item.isUrgent ? ['尽快'] : []),
    ...more,
  ].join('；');
}
