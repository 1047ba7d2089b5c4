import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, bodyOf } from '../../../api/client.js';
import { useTranslation } from '../../../i18n/index.js';
import { SelectField, TextField } from '../../../ui/field.js';

const SEARCH_FROM = 2;
const SHOWN = 10;

/** With what a preview is filled: the example of the kind, or a project that is looked for. */
export function ProjectChoice({ value, onChange }: { value: string | null; onChange: (id: string | null) => void }): ReactNode {
  const { t } = useTranslation('integrations');
  const [isProject, setProject] = useState(false);
  const [q, setQ] = useState('');
  const text = q.trim();
  const found = useQuery({
    queryKey: ['projects', 'found', text],
    queryFn: async ({ signal }) =>
      (await bodyOf(api.GET('/v1/projects', { params: { query: { q: text, limit: SHOWN } }, signal }))).items,
    enabled: isProject && text.length >= SEARCH_FROM,
  }).data;
  return (
    <>
      <SelectField
        label={t('template.previewOf')}
        value={isProject ? 'project' : ''}
        onChange={(chosen) => {
          setProject(chosen === 'project');
          if (!chosen) onChange(null);
        }}
      >
        <option value="">{t('template.previewExample')}</option>
        <option value="project">{t('template.previewProject')}</option>
      </SelectField>
      {isProject && (
        <>
          <TextField label={t('template.findProject')} type="search" value={q} onChange={setQ} />
          {found && found.length > 0 && (
            <SelectField label={t('template.previewProject')} value={value ?? ''} onChange={(id) => onChange(id || null)}>
              <option value="">—</option>
              {found.map(({ id, title }) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </SelectField>
          )}
        </>
      )}
    </>
  );
}
