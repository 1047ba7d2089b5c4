import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import type { Schemas } from '../../api/client.js';
import { actOnDesk, type DeskAction } from '../../api/desk.js';
import { useTranslation } from '../../i18n/index.js';
import { TextArea, TextField } from '../../ui/field.js';
import type { DeskRow } from './desk-row.js';
import type { Acted } from './desk.js';
import { SlipFields } from './slip-fields.js';

type Body = Omit<Schemas['DeskActionBody'], 'projectIds' | 'action'>;

interface ActSheetProps {
  action: DeskAction;
  rows: readonly DeskRow[];
  onClose: () => void;
  onActed: (acted: Acted) => void;
}

const NEEDS_REASON: readonly DeskAction[] = ['return', 'excuse', 'refuse-extension'];

/** The form of one act for one row or many. */
export function ActSheet({ action, rows, onClose, onActed }: ActSheetProps): ReactNode {
  const { t } = useTranslation('overdue');
  const [body, setBody] = useState<Body>({});
  const change = (next: Body): void => setBody((now) => ({ ...now, ...next }));
  const isMissing = NEEDS_REASON.includes(action) && !body.reason?.trim();
  const sent = useSent({
    send: (_: void, key) => actOnDesk({ ...filled(body), action, projectIds: rows.map(({ id }) => id) }, key),
    concerns: [['overdue'], ['projects'], ['project'], ['board'], ['slips']],
    onDone: (answer) => onActed({ action, rows, answer }),
  });
  const [only] = rows;
  const isOneSlip = action === 'issue-slip' && rows.length === 1 && only !== undefined;
  return (
    <FormSheet
      title={
        rows.length === 1
          ? `${t(`action.${action}`)} · ${only?.title ?? ''}`
          : t('form.go', { what: t(`action.${action}`), count: rows.length })
      }
      submit={action === 'issue-slip' ? t('form.sign') : t(`action.${action}`)}
      isComplete={!isMissing}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {rows.length > 1 && (
            <ul style={{ marginBottom: 16 }}>
              {rows.map(({ id, title, lead }) => (
                <li key={id}>
                  {title} <span style={{ color: 'var(--text-3)' }}>{lead}</span>
                </li>
              ))}
            </ul>
          )}
          {isOneSlip ? (
            <SlipFields projectId={only.id} body={body} change={change} />
          ) : (
            <Fields action={action} body={body} change={change} fault={isMissing ? fault : null} />
          )}
        </>
      )}
    </FormSheet>
  );
}

interface FieldsProps {
  action: DeskAction;
  body: Body;
  change: (next: Body) => void;
  fault: string | null;
}

function Fields({ action, body, change, fault }: FieldsProps): ReactNode {
  const { t } = useTranslation('overdue');
  if (action === 'issue-slip') return <p>{t('form.perProject')}</p>;
  if (action === 'urge' || action === 'raise')
    return (
      <>
        <TextArea
          label={t('form.message')}
          hint={t('form.messageHint')}
          optional
          value={body.message ?? ''}
          onChange={(message) => change({ message })}
        />
        <label style={{ display: 'flex', gap: 8, alignItems: 'center' }}>
          <input type="checkbox" checked={body.force ?? false} onChange={({ target }) => change({ force: target.checked })} />
          {t('form.force')}
        </label>
      </>
    );
  return (
    <>
      {action === 'approve-extension' && (
        <TextField
          label={t('form.dueDate')}
          type="date"
          optional
          value={body.dueDate ?? ''}
          onChange={(dueDate) => change({ dueDate })}
        />
      )}
      <TextArea
        label={t('form.reason')}
        optional={!NEEDS_REASON.includes(action)}
        fault={fault}
        value={body.reason ?? ''}
        onChange={(reason) => change({ reason })}
      />
    </>
  );
}

/** Only what was filled in. */
function filled(body: Body): Body {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== '' && value !== undefined && value !== false));
}
