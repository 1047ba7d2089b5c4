import type { ReactNode } from 'react';
import type { ChangePreview } from '../../../api/policies/policies.js';
import { useTranslation } from '../../../i18n/index.js';
import table from '../../../ui/table.module.css';
import { LEVELS } from '../ladder.js';
import styles from '../policies.module.css';

type Play = NonNullable<ChangePreview['play']>;
type Count = Pick<Play['byDay'][number], 'before' | 'after'>;

/** Departments of nobody: supervisors and leaders, as the API names them. */
const NO_DEPARTMENT = '未列入部门';

/** The messages of the next days as they would go on, and under the draft: by day, level, department and person. */
export function PlayPart({ play }: { play: Play }): ReactNode {
  const { t } = useTranslation('policies');
  const { from, to, projects, messages } = play;
  const level = (key: string): string => {
    const known = LEVELS.find((one) => one === key);
    return known ? t(`level.${known}`) : key;
  };
  const department = (name: string | null): string =>
    name === null || name === NO_DEPARTMENT ? t('preview.noDepartment') : name;
  return (
    <section aria-label={t('preview.play')}>
      <h3>{t('preview.play')}</h3>
      <p className={styles.muted}>{t('preview.playHint', { from, to, projects })}</p>
      <p className={styles.total}>{t('preview.total', { ...messages })}</p>
      {messages.before + messages.after === 0 ? (
        <p>{t('preview.nobody')}</p>
      ) : (
        <>
          <Days days={play.byDay} />
          <div className={styles.columns}>
            <Counts
              caption={t('preview.byPerson')}
              heads={[t('preview.person'), t('preview.department')]}
              rows={play.byPerson.map(({ name, department: of, before, after }) => ({
                names: [name, department(of)],
                before,
                after,
              }))}
            />
            <div>
              <Counts
                caption={t('preview.byLevel')}
                heads={[t('preview.levelColumn')]}
                rows={play.byLevel.map(({ key, before, after }) => ({ names: [level(key)], before, after }))}
              />
              <Counts
                caption={t('preview.byDepartment')}
                heads={[t('preview.department')]}
                rows={play.byDepartment.map(({ key, before, after }) => ({ names: [department(key)], before, after }))}
              />
            </div>
          </div>
        </>
      )}
    </section>
  );
}

/** Two bars a day; the table beside them says the same in numbers. */
function Days({ days }: { days: Play['byDay'] }): ReactNode {
  const { t } = useTranslation('policies');
  const most = Math.max(1, ...days.flatMap(({ before, after }) => [before, after]));
  const height = (count: number): string => `${Math.round((100 * count) / most)}%`;
  return (
    <>
      <div className={styles.days} aria-hidden="true">
        {days.map(({ key, before, after }) => (
          <div key={key} title={`${key}: ${before} → ${after}`}>
            <span className={styles.bars}>
              <span className={styles.was} style={{ height: height(before) }} />
              <span className={styles.will} style={{ height: height(after) }} />
            </span>
            <span className={styles.dayName}>{key.slice(8)}</span>
          </div>
        ))}
      </div>
      <p className={styles.legend} aria-hidden="true">
        <span className={styles.was} /> {t('preview.before')} <span className={styles.will} /> {t('preview.after')}
      </p>
      <details>
        <summary>{t('preview.table')}</summary>
        <Counts
          caption={t('preview.byDay')}
          heads={[t('preview.day')]}
          rows={days.map(({ key, before, after }) => ({ names: [key], before, after }))}
        />
      </details>
    </>
  );
}

interface CountsProps {
  caption: string;
  heads: readonly string[];
  rows: readonly (Count & { names: readonly string[] })[];
}

function Counts({ caption, heads, rows }: CountsProps): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <table className={`${table.table} ${styles.counts}`}>
      <caption>{caption}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
          <th scope="col">{t('preview.before')}</th>
          <th scope="col">{t('preview.after')}</th>
          <th scope="col">{t('preview.delta')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ names, before, after }) => (
          <tr key={names.join(' ')}>
            {names.map((name, index) => (
              <td key={heads[index]}>{name}</td>
            ))}
            <td>{before}</td>
            <td>{after}</td>
            <td>{signed(after - before)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function signed(difference: number): string {
  if (difference === 0) return '0';
  return difference > 0 ? `+${difference}` : `−${-difference}`;
}
