import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DeskAction } from '../../api/desk.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import table from '../../ui/table.module.css';
import type { DeskRow } from './desk-row.js';

interface ProposalButtonProps {
  row: DeskRow;
  act: (action: DeskAction, rows: readonly DeskRow[]) => void;
  /** In the case: as its main button, with the reason beside it. */
  isMain?: boolean;
}

/** What the rules propose for the row, and why. */
export function ProposalButton({ row, act, isMain = false }: ProposalButtonProps): ReactNode {
  const { t } = useTranslation('overdue');
  const navigate = useNavigate();
  const { proposal, id } = row;
  if (!proposal) return null;
  const { action, colour, because } = proposal;
  const label = action === 'issue-slip' && colour ? t(`slipOf.${colour}`) : t(`propose.${action}`);
  const press = (): void => {
    if (action === 'urge' || action === 'issue-slip') act(action, [row]);
    else void navigate({ to: '/projects/$id', params: { id } });
  };
  return (
    <>
      <Button
        look={isMain ? 'primary' : 'default'}
        size={isMain ? 'normal' : 'small'}
        title={because}
        onClick={(event) => {
          event.stopPropagation();
          press();
        }}
      >
        {label}
      </Button>
      {isMain && <div className={table.sub}>{because}</div>}
    </>
  );
}
