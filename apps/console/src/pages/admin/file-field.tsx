import { type ReactNode, useId } from 'react';
import styles from './admin.module.css';

interface FileFieldProps {
  label: string;
  accept: string;
  onChange: (file: File | null) => void;
}

/** One file of the device. Choosing the same file again reads it again: it may have been corrected meanwhile. */
export function FileField({ label, accept, onChange }: FileFieldProps): ReactNode {
  const id = useId();
  return (
    <p style={{ marginBottom: 16 }}>
      <label htmlFor={id} style={{ display: 'block', marginBottom: 4, fontWeight: 600 }}>
        {label}
      </label>
      <input
        id={id}
        type="file"
        className={styles.control}
        style={{ maxWidth: '100%', width: '100%' }}
        accept={accept}
        onClick={({ currentTarget }) => {
          currentTarget.value = '';
        }}
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
    </p>
  );
}
