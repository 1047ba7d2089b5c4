import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { definitionOf, type Policy } from '../../api/policies/policies.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { useDraft } from '../../ui/drafts.js';
import { TextField } from '../../ui/field.js';
import { Sheet } from '../../ui/sheet.js';
import { draftKey, type PolicyDraft } from './use-policy-draft.js';

interface NewPolicySheetProps {
  from: Policy;
  names: readonly string[];
  onClose: () => void;
}

/** A policy that begins as a copy of another one; it is a draft until it is saved. */
export function NewPolicySheet({ from, names, onClose }: NewPolicySheetProps): ReactNode {
  const { t } = useTranslation('policies');
  const { t: common } = useTranslation();
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const [isTried, setTried] = useState(false);
  const begin = useBegin(name);
  const fault = faultOf(name, names);
  return (
    <Sheet
      title={t('newTitle')}
      shape="dialog"
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (fault || !title.trim()) return;
        // What the copy applies to would take the same projects twice.
        const { appliesTo: _appliesTo, ...definition } = definitionOf(from);
        begin({ ...definition, title: title.trim(), steps: definition.steps });
      }}
      foot={
        <>
          <Button type="submit" look="primary">
            {t('start')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <TextField
        label={t('newRuleTitle')}
        value={title}
        onChange={setTitle}
        fault={isTried && !title.trim() ? common('form.required') : null}
      />
      <TextField
        label={t('newName')}
        hint={t('newNameHint')}
        value={name}
        onChange={setName}
        fault={isTried && fault ? (fault === 'required' ? common('form.required') : t(fault)) : null}
      />
    </Sheet>
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
