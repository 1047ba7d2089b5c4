import { useMemo } from 'react';
import type { PolicyStep } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { AUDIENCES, CHANNELS, isTrack } from './ladder.js';
import './words/words.js';

export interface StepWords {
  /** 前 3 天, 当天, 后 5 个工作日, 时限过 33%. */
  timing: (step: PolicyStep) => string;
  /** 完成时限. */
  anchor: (track: string) => string;
  level: (level: number) => string;
  audience: (step: Pick<PolicyStep, 'audience'>) => string;
  channels: (step: Pick<PolicyStep, 'channels'>) => string;
  /** 每 5 个工作日重复, null for a step that comes once. */
  repeat: (step: PolicyStep) => string | null;
}

/** The parts of a step in words. */
export function useStepWords(): StepWords {
  const { t } = useTranslation('policies');
  return useMemo(() => {
    const among = <Name extends string>(names: readonly Name[], name: string): Name | undefined =>
      names.find((one) => one === name);
    const list = (words: readonly string[]): string => words.join(t('comma'));
    return {
      timing: ({ offset = 0, unit, fraction }) => {
        if (fraction !== undefined) return t('timing.fraction', { percent: Math.round(fraction * 100) });
        if (offset === 0) return t('timing.on');
        const kind = unit === 'workday' ? 'Workdays' : 'Days';
        return t(`timing.${offset < 0 ? 'before' : 'after'}${kind}`, { count: Math.abs(offset) });
      },
      anchor: (track) => (isTrack(track) ? t(`anchor.${track}`) : track),
      level: (level) => t(`level.${String(level) as '0'}`),
      audience: ({ audience }) =>
        list(
          audience.map((name) => {
            const known = among(AUDIENCES, name);
            return known ? t(`audience.${known}`) : name;
          }),
        ),
      channels: ({ channels }) =>
        list(
          channels.map((name) => {
            const known = among(CHANNELS, name);
            return known ? t(`channel.${known}`) : name;
          }),
        ),
      repeat: ({ repeatEvery, repeatAtMost }) => {
        if (repeatEvery === undefined) return null;
        const every = t('repeat.every', { count: repeatEvery });
        return repeatAtMost === undefined ? every : list([every, t('repeat.atMost', { count: repeatAtMost })]);
      },
    };
  }, [t]);
}
