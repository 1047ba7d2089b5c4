import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { FormSheet, atOnce } from '../../acts/form-sheet.js';
import { definitionOf, type Policy } from '../../api/policies/policies.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { TextField } from '../../ui/field.js';
import { draftKey, type PolicyDraft } from './use-policy-draft.js';

interface NewPolicySheetProps {
  from: Policy;
  names: readonly string[];
  onClose: () => void;
}

/** A policy that begins as a copy of another one; it is a draft until it is saved. */
export function NewPolicySheet({ from, names, onClose }: NewPolicySheetProps): ReactNode {
  const { t } = useTranslation('policies');
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const begin = useBegin(name);
  const wrong = faultOf(name, names);
  const start = (): void => {
    // What the copy applies to would take the same projects twice.
    const { appliesTo: _appliesTo, ...definition } = definitionOf(from);
    begin({ ...definition, title: title.trim(), steps: definition.steps });
  };
  return (
    <FormSheet
      title={t('newTitle')}
      submit={t('start')}
      shape="dialog"
      isComplete={wrong === null && title.trim() !== ''}
      sent={atOnce(start)}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <TextField label={t('newRuleTitle')} value={title} onChange={setTitle} fault={title.trim() ? null : fault} />
          <TextField
            label={t('newName')}
            hint={t('newNameHint')}
            value={name}
            onChange={setName}
            fault={fault && wrong ? (wrong === 'required' ? fault : t(wrong)) : null}
          />
        </>
      )}
    </FormSheet>
  );
}

function faultOf(name: string, names: readonly string[]): 'required' | 'newNameTaken' | 'newNameWrong' | null {
  if (!name) return 'required';
  if (names.includes(name)) return 'newNameTaken';
  return /^[a-z0-9-]{1,60}$/.test(name) ? null : 'newNameWrong';
}

/** Keeps the draft where the page of the policy finds it, and goes there. */
function useBegin(name: string): (definition: PolicyDraft['definition']) => void {
  const me = useMe();
  const navigate = useNavigate();
  const [, keep] = useDraft<PolicyDraft>(draftKey(me.id, name), { definition: null, base: 0 });
  return (definition) => {
    keep({ definition, base: 0 });
    void navigate({ to: '/policies/$name', params: { name } });
  };
}
