import { type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextArea } from '../../ui/field.js';
import styles from './plans.module.css';
import './words.js';

const ACCEPTED = '.docx,.doc,.pdf,.ofd,.xlsx,.csv,.html,.htm,.md,.txt';
const LARGEST = 50 * 1024 * 1024;

export interface PlanSourceValue {
  file: File | null;
  text: string;
}

interface PlanSourceProps {
  value: PlanSourceValue;
  onChange: (next: PlanSourceValue) => void;
  /** Somebody tried to send it. */
  isTried: boolean;
}

/** Whether there is something to send. */
export function isUsable({ file, text }: PlanSourceValue): boolean {
  return file ? file.size <= LARGEST : text.trim() !== '';
}

/** A file that is dropped or chosen, or else pasted text. */
export function PlanSource({ value, onChange, isTried }: PlanSourceProps): ReactNode {
  const { t } = useTranslation('plans');
  const { file, text } = value;
  const isTooLarge = file !== null && file.size > LARGEST;
  return (
    <>
      {file ? (
        <div className={styles.file}>
          <strong>{file.name}</strong> <span className={styles.sub}>{sizeOf(file)}</span>
          <Button size="small" onClick={() => onChange({ file: null, text })}>
            {t('remove')}
          </Button>
          {isTooLarge && <p role="alert">{t('tooLarge')}</p>}
        </div>
      ) : (
        <>
          <DropZone take={(next) => onChange({ file: next, text })} />
          <TextArea
            label={t('orText')}
            rows={8}
            value={text}
            fault={isTried && !text.trim() ? t('needed') : null}
            onChange={(next) => onChange({ file: null, text: next })}
          />
        </>
      )}
    </>
  );
}

/** A real file input, so that keys and screen readers work, within a target for dragging. */
export function DropZone({
  take,
  accept = ACCEPTED,
  hint,
}: {
  take: (file: File) => void;
  accept?: string;
  hint?: string;
}): ReactNode {
  const { t } = useTranslation('plans');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  return (
    <label
      htmlFor={id}
      className={`${styles.zone} ${isOver ? styles.zoneOver : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        const [file] = event.dataTransfer.files;
        if (file) take(file);
      }}
    >
      <span>{t('drop')}</span>
      <span className={styles.sub}>{hint ?? t('formats')}</span>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        className={styles.input}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) take(file);
        }}
      />
    </label>
  );
}

function sizeOf({ size }: File): string {
  return size < 1024 * 1024 ? `${Math.max(1, Math.round(size / 1024))} KB` : `${(size / 1024 / 1024).toFixed(1)} MB`;
}
