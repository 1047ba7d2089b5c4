import type { ReactNode } from 'react';
import { LAMPS } from '../../api/projects.js';
import type { Wall } from '../../api/supervision/wall.js';
import { useTranslation } from '../../i18n/index.js';
import { Fact } from '../../ui/facts.js';
import { LampShape } from '../../ui/lamp.js';
import styles from './wall.module.css';

/** How many have which lamp, how far the plan is, what comes and what waits. */
export function TotalsView({ wall }: { wall: Wall }): ReactNode {
  const { t } = useTranslation('wall');
  const { t: common } = useTranslation();
  const { lamps, sentence, turnedRed, turnedYellow, dueWithin, waiting } = wall;
  return (
    <>
      <div className={styles.lamps}>
        {LAMPS.map((lamp) => (
          <p key={lamp} data-lamp={lamp}>
            <LampShape lamp={lamp} /> {common(`lamp.${lamp}`)}
            <strong>{lamps[lamp]}</strong>
          </p>
        ))}
      </div>
      <p className={styles.sentence}>{sentence}</p>
      <dl className={styles.numbers}>
        <Fact name={t('turnedRed')}>{turnedRed}</Fact>
        <Fact name={t('turnedYellow')}>{turnedYellow}</Fact>
        {(['7', '15', '30'] as const).map((days) => (
          <Fact key={days} name={t('dueWithin', { days })}>
            {dueWithin[days]}
          </Fact>
        ))}
        {(['unsigned', 'unreported', 'inReview', 'undecided'] as const).map((name) => (
          <Fact key={name} name={t(`waiting.${name}`)}>
            {waiting[name]}
          </Fact>
        ))}
      </dl>
    </>
  );
}
