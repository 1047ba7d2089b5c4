import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Schemas } from '../../api/client.js';
import { type SlipColour, slipDraftQuery } from '../../api/slips.js';
import { currentLanguage, useTranslation } from '../../i18n/index.js';
import { longDate } from '../../ui/dates.js';
import { TextArea } from '../../ui/field.js';
import { Part } from '../../ui/part.js';
import styles from './overdue.module.css';

type Body = Pick<Schemas['DeskActionBody'], 'colour' | 'reason' | 'problem' | 'demand'>;

const COLOURS: readonly SlipColour[] = ['blue', 'yellow', 'red'];

/** A slip as paper, with the draft of the rules filled in. */
export function SlipFields({
  projectId,
  body,
  change,
}: {
  projectId: string;
  body: Body;
  change: (next: Body) => void;
}): ReactNode {
  const { t } = useTranslation('overdue');
  const draft = useQuery(slipDraftQuery(projectId, body.colour));
  return (
    <Part query={draft} height={360}>
      {({ colour, proposedColour, problem, demand, answerDue }) => (
        <>
          <fieldset className={styles.colours}>
            <legend className="visually-hidden">{t('form.colour')}</legend>
            {COLOURS.map((one) => (
              <label key={one}>
                <input
                  type="radio"
                  name="colour"
                  checked={one === colour}
                  onChange={() => change({ colour: one, problem: undefined, demand: undefined })}
                />{' '}
                {t(`colour.${one}`)}
              </label>
            ))}
          </fieldset>
          {colour !== proposedColour && (
            <TextArea
              label={t('form.otherColour')}
              rows={2}
              value={body.reason ?? ''}
              onChange={(reason) => change({ reason })}
            />
          )}
          <div className={styles.paper} data-colour={colour}>
            <TextArea
              label={t('form.problem')}
              rows={4}
              value={body.problem ?? problem}
              onChange={(value) => change({ problem: value })}
            />
            <TextArea
              label={t('form.demand')}
              rows={5}
              value={body.demand ?? demand}
              onChange={(value) => change({ demand: value })}
            />
            <p>{t('form.answerDue', { day: longDate(answerDue, currentLanguage()) })}</p>
          </div>
        </>
      )}
    </Part>
  );
}
