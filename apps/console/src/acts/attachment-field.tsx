import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { uploadAttachment } from '../api/projects.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { Failed } from '../ui/part.js';
import type { FormValues } from './form-values.js';

interface AttachmentFieldProps {
  projectId: string;
  value: FormValues['attachments'];
  onChange: (attachments: FormValues['attachments']) => void;
}

/** Files that go with a report: sent when they are chosen, named by the report. */
export function AttachmentField({ projectId, value, onChange }: AttachmentFieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const upload = useMutation({
    mutationFn: (file: File) => uploadAttachment(projectId, file),
    onSuccess: ({ id: attachmentId, name }) => onChange([...value, { id: attachmentId, name }]),
  });
  return (
    <div style={{ marginBottom: 16 }}>
      <label htmlFor={id} style={{ fontWeight: 600 }}>
        {t('form.attachments')}{' '}
        <span style={{ fontWeight: 400, fontSize: 13, color: 'var(--text-3)' }}>{t('form.attachmentHint')}</span>
      </label>
      <ul>
        {value.map(({ id: attachmentId, name }) => (
          <li key={attachmentId} style={{ display: 'flex', alignItems: 'center', gap: 8 }}>
            <span style={{ flex: 1 }}>{name}</span>
            <Button
              look="quiet"
              size="small"
              aria-label={t('form.removeAttachment', { name })}
              onClick={() => onChange(value.filter((one) => one.id !== attachmentId))}
            >
              ×
            </Button>
          </li>
        ))}
      </ul>
      <input
        id={id}
        type="file"
        style={{ display: 'block', width: '100%', padding: '8px 0' }}
        onChange={({ target }) => {
          const file = target.files?.[0];
          if (file) upload.mutate(file);
          target.value = '';
        }}
      />
      {upload.isPending && <p role="status">{t('form.uploading', { name: upload.variables.name })}</p>}
      {upload.isError && <Failed error={upload.error} />}
    </div>
  );
}
