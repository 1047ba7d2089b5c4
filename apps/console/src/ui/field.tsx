import { type ComponentProps, type ReactNode, useId } from 'react';
import { useTranslation } from '../i18n/index.js';
import { Button } from './button.js';
import styles from './field.module.css';

interface FieldProps {
  label: string;
  hint?: ReactNode;
  fault?: string | null | undefined;
  optional?: boolean;
}

interface Wiring {
  id: string;
  className: string | undefined;
  'aria-invalid': boolean;
  'aria-describedby': string | undefined;
}

/** Label, control, hint and what is wrong, tied together for screen readers. */
function Field({ label, hint, fault, optional, children }: FieldProps & { children: (wiring: Wiring) => ReactNode }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const described = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ');
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
        {optional && <span className={styles.optional}>{t('form.optional')}</span>}
      </label>
      {children({ id, className: styles.input, 'aria-invalid': Boolean(fault), 'aria-describedby': described || undefined })}
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
      {fault && (
        <p id={`${id}-fault`} className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </div>
  );
}

type Changed<Element extends 'input' | 'textarea' | 'select'> = FieldProps &
  Omit<ComponentProps<Element>, 'onChange' | 'value'> & { value: string; onChange: (value: string) => void };

export function TextField({ label, hint, fault, optional, value, onChange, ...rest }: Changed<'input'>): ReactNode {
  return (
    <Field {...{ label, hint, fault, optional }}>
      {(wiring) => <input {...rest} {...wiring} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function TextArea({ label, hint, fault, optional, value, onChange, ...rest }: Changed<'textarea'>): ReactNode {
  return (
    <Field {...{ label, hint, fault, optional }}>
      {(wiring) => <textarea {...rest} {...wiring} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

export function SelectField({ label, hint, fault, optional, value, onChange, ...rest }: Changed<'select'>): ReactNode {
  return (
    <Field {...{ label, hint, fault, optional }}>
      {(wiring) => <select {...rest} {...wiring} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  );
}

type PercentProps = FieldProps & { value: number; onChange: (value: number) => void };

/** Percent by buttons and by number, for a thumb. */
export function PercentField({ value, onChange, ...field }: PercentProps): ReactNode {
  const set = (next: number): void => onChange(Math.min(100, Math.max(0, next)));
  return (
    <Field {...field}>
      {(wiring) => (
        <div className={styles.stepper}>
          <Button onClick={() => set(value - 1)} aria-label="-1%">
            −
          </Button>
          <input
            {...wiring}
            type="number"
            inputMode="numeric"
            min={0}
            max={100}
            value={Number.isNaN(value) ? '' : value}
            onChange={(event) => onChange(event.target.value === '' ? Number.NaN : Math.trunc(Number(event.target.value)))}
          />
          <span>%</span>
          <Button onClick={() => set(value + 1)} aria-label="+1%">
            ＋
          </Button>
          <Button look="quiet" onClick={() => set(value + 5)}>
            +5
          </Button>
          <Button look="quiet" onClick={() => set(value + 10)}>
            +10
          </Button>
        </div>
      )}
    </Field>
  );
}
