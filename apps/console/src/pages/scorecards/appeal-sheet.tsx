import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { appealQuery } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { Part } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { AppealBody } from './appeal-card.js';

/** The appeal against a line of a scorecard. */
export function AppealSheet({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('scorecards');
  return (
    <Sheet title={t('appeal.act')} onClose={onClose}>
      <Part query={useQuery(appealQuery(id))} height={200}>
        {(appeal) => <AppealBody appeal={appeal} />}
      </Part>
    </Sheet>
  );
}
