import { type ReactNode, useState } from 'react';
import { FormSheet, atOnce } from '../../../acts/form-sheet.js';
import type { PolicyDefinition, PolicyStep } from '../../../api/policies/policies.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { CheckList } from '../../../ui/check-list.js';
import { SelectField, TextField } from '../../../ui/field.js';
import { AUDIENCES, CHANNELS, LENGTHS, LEVELS, newKey } from '../ladder.js';
import { useStepWords } from '../use-step-words.js';
import { StepConditions } from './step-conditions.js';
import { faultsOf, formOf, type StepForm, type StepPartProps, stepOf } from './step-form.js';
import { StepTiming } from './step-timing.js';

interface StepSheetProps {
  edited: { step: PolicyStep } | { track: string };
  definition: PolicyDefinition;
  onChange: (definition: PolicyDefinition) => void;
  onClose: () => void;
}

/** One step of the ladder; what is changed stands in the draft until that is saved. */
export function StepSheet({ edited, definition, onChange, onClose }: StepSheetProps): ReactNode {
  const { t } = useTranslation('policies');
  const words = useStepWords();
  const step = 'step' in edited ? edited.step : null;
  const track = 'step' in edited ? edited.step.track : edited.track;
  const [form, setForm] = useState(() => formOf(step, track));
  const found = faultsOf(form);
  const change = (next: Partial<StepForm>): void => setForm((now) => ({ ...now, ...next }));
  const put = (steps: PolicyStep[]): void => {
    onChange({ ...definition, steps });
    onClose();
  };
  const submit = (): void => {
    const { steps } = definition;
    const made = stepOf(form, step, track);
    put(
      step
        ? steps.map((one) => (one.key === step.key ? { ...made, key: step.key } : one))
        : [...steps, { ...made, key: newKey(steps, made) }],
    );
  };
  const remove = (): void => put(definition.steps.filter(({ key }) => key !== step?.key));
  return (
    <FormSheet
      title={`${words.anchor(track)} · ${step ? words.timing(step) : t('edit.add')}`}
      submit={t('edit.done')}
      isComplete={Object.keys(found).length === 0}
      sent={atOnce(submit)}
      onClose={onClose}
      more={
        step && (
          <Button look="danger" onClick={remove}>
            {t('edit.remove')}
          </Button>
        )
      }
    >
      {(fault) => <Fields track={track} form={form} faults={fault ? found : {}} change={change} />}
    </FormSheet>
  );
}

function Fields({ track, ...part }: StepPartProps & { track: string }): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <>
      <StepTiming track={track} {...part} />
      <Told {...part} />
      <StepConditions {...part} />
      <TextField
        label={t('edit.source')}
        hint={t('edit.sourceHint')}
        optional
        value={part.form.source}
        onChange={(source) => part.change({ source })}
      />
    </>
  );
}

/** At which level, whom, through what, and for which projects. */
function Told({ form, faults, change }: StepPartProps): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <>
      <SelectField label={t('edit.level')} hint={t('edit.levelHint')} value={form.level} onChange={(level) => change({ level })}>
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {t(`level.${level}`)}
          </option>
        ))}
      </SelectField>
      <CheckList
        label={t('edit.audience')}
        options={AUDIENCES.map((id) => ({ id, label: t(`audience.${id}`) }))}
        value={form.audience}
        onChange={(audience) => change({ audience })}
        fault={faults.audience && t('edit.chooseOne')}
      />
      <CheckList
        label={t('edit.channels')}
        options={CHANNELS.map((id) => ({ id, label: t(`channel.${id}`) }))}
        value={form.channels}
        onChange={(channels) => change({ channels })}
        fault={faults.channels && t('edit.chooseOne')}
      />
      <SelectField label={t('edit.for')} value={form.for} onChange={(length) => change({ for: length })}>
        {LENGTHS.map((length) => (
          <option key={length} value={length}>
            {t(`length.${length}`)}
          </option>
        ))}
      </SelectField>
    </>
  );
}
