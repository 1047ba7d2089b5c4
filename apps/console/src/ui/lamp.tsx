import type { LampColour } from '../api/projects.js';
import { useTranslation } from '../i18n/index.js';
import styles from './lamp.module.css';

/** The lamp of a project (亮灯): shape, word and colour together, so that none of them is needed alone. */
export function Lamp({ lamp, reason }: { lamp: LampColour; reason?: string | undefined }): React.ReactNode {
  const { t } = useTranslation();
  const label = reason ? `${t(`lampLabel.${lamp}`)}：${reason}` : t(`lampLabel.${lamp}`);
  return (
    <span className={`${styles.lamp} ${styles[lamp]}`} role="img" aria-label={label} title={label}>
      <LampShape lamp={lamp} />
      {t(`lamp.${lamp}`)}
    </span>
  );
}

/** ■ red, ▲ yellow, ● green, ○ off. Decorative: something beside it says the word. */
export function LampShape({ lamp }: { lamp: LampColour }): React.ReactNode {
  return (
    <svg className={styles.shape} viewBox="0 0 10 10" aria-hidden="true">
      {lamp === 'red' && <rect x="1" y="1" width="8" height="8" />}
      {lamp === 'yellow' && <path d="M5 .8 9.6 9.2H.4z" />}
      {lamp === 'green' && <circle cx="5" cy="5" r="4.4" />}
      {lamp === 'off' && <circle className={styles.ring} cx="5" cy="5" r="3.6" />}
    </svg>
  );
}
