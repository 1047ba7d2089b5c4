import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Circular, type CircularMove, circularQuery } from '../../api/reporting/circulars.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { CircularPaper } from './circular-paper.js';
import { Who } from './circulars-page.js';
import styles from './circulars.module.css';
import { Figures } from './figures.js';
import { MoveSheet } from './move-sheet.js';
import { TextForm } from './text-form.js';
import { type EditedText, useEditedText } from './use-edited-text.js';
import './words.js';

/** One circular: a draft beside its figures, or the paper as it prints. */
export default function CircularPage(): ReactNode {
  const { id } = useParams({ from: '/inside/circulars/$id' });
  const { t } = useTranslation();
  const query = useQuery(circularQuery(id));
  return (
    <>
      <PageHead title={query.data?.text.title ?? t('nav.circulars')} />
      <Part query={query} height={600}>
        {(circular) => <Whole key={circular.id} circular={circular} />}
      </Part>
    </>
  );
}

function Whole({ circular }: { circular: Circular }): ReactNode {
  const { t } = useTranslation('circulars');
  const { view } = useSearch({ from: '/inside/circulars/$id' });
  const isPhone = useIsPhone();
  const edited = useEditedText(circular);
  // A circular is written at a desk; a phone reads it.
  const mayEdit = circular.legalTransitions.includes('edit') && !isPhone;
  const isEditing = mayEdit && view !== 'paper';
  return (
    <>
      <p className={styles.muted}>
        {circular.number ?? t('unnumbered')} · {t(mayEdit ? `state.${circular.state}` : `readOnly.${circular.state}`)} ·{' '}
        <Who circular={circular} />
      </p>
      <Acts circular={circular} edited={edited} mayEdit={mayEdit} isEditing={isEditing} />
      {isEditing ? (
        <div className={styles.panes}>
          <section aria-label={t('panes.figures')}>
            <h2>{t('panes.figures')}</h2>
            <Figures figures={circular.figures} />
          </section>
          <section aria-label={t('panes.text')} className={styles.textPane}>
            <h2>{t('panes.text')}</h2>
            <TextForm circular={circular} edited={edited} />
          </section>
        </div>
      ) : (
        <CircularPaper circular={{ ...circular, text: edited.text }} />
      )}
    </>
  );
}

interface ActsProps {
  circular: Circular;
  edited: EditedText;
  mayEdit: boolean;
  isEditing: boolean;
}

function Acts({ circular, edited, mayEdit, isEditing }: ActsProps): ReactNode {
  const { t } = useTranslation('circulars');
  const navigate = useNavigate();
  const [open, setOpen] = useState<CircularMove | null>(null);
  const { id, legalTransitions } = circular;
  const refused = edited.isChanged ? t('saveFirst') : null;
  const moves = (['issue', 'refresh', 'withdraw'] as const).filter((move) => mayEdit && legalTransitions.includes(move));
  return (
    <div className={styles.acts}>
      {mayEdit && (
        <Button
          aria-pressed={!isEditing}
          onClick={() => void navigate({ to: '.', search: isEditing ? { view: 'paper' } : {}, replace: true })}
        >
          {t(isEditing ? 'view.paper' : 'view.edit')}
        </Button>
      )}
      {moves.map((move) => (
        <Button
          key={move}
          look={move === 'issue' ? 'primary' : move === 'withdraw' ? 'danger' : 'default'}
          refused={move === 'withdraw' ? null : refused}
          onClick={() => setOpen(move)}
        >
          {t(`act.${move}`)}
        </Button>
      ))}
      {!isEditing && <Button onClick={() => print()}>{t('print')}</Button>}
      <a className={buttonClass()} href={`/v1/circulars/${id}/circular.docx`} download>
        {t('docx')}
      </a>
      <a className={buttonClass()} href={`/v1/circulars/${id}/circular.xlsx`} download>
        {t('xlsx')}
      </a>
      {refused && <span className={styles.muted}>{t('kept')}</span>}
      {open && <MoveSheet circular={circular} move={open} onClose={() => setOpen(null)} />}
    </div>
  );
}
