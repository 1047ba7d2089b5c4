import { type ReactNode, useEffect, useState } from 'react';
import { ConfirmButton } from '../../../acts/confirm-button.js';
import { useAct } from '../../../acts/use-act.js';
import {
  previewTemplate,
  resetTemplate,
  saveTemplate,
  type Template,
  type TemplateDetail,
} from '../../../api/policies/templates.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { notify } from '../../../ui/notice.js';
import styles from '../integrations.module.css';
import { ChannelTexts } from './channel-texts.js';
import { FactList } from './fact-list.js';
import { Previews } from './previews.js';
import { ProjectChoice } from './project-choice.js';
import { TemplateFaults } from './template-faults.js';
import { TemplateFields } from './template-fields.js';
import { formOf, type TemplateForm, templateOf } from './template-form.js';
import { TemplateVersions } from './template-versions.js';

/** The words of a template beside what each channel would show of them. */
export function TemplateEditor({ detail }: { detail: TemplateDetail }): ReactNode {
  const { t } = useTranslation('integrations');
  const inForce = detail.inForce as Template;
  const [form, setForm] = useState(() => formOf(inForce));
  const [projectId, setProjectId] = useState<string | null>(null);
  const isChanged = JSON.stringify(form) !== JSON.stringify(formOf(inForce));
  const { save, preview } = useTemplateActs(detail, form, projectId);
  const { mutate: showFirst } = preview;
  // What is in force is shown at once; what is typed, when the person asks.
  useEffect(() => showFirst(undefined), [showFirst]);
  const error = save.error ?? preview.error;
  return (
    <div className={styles.panes}>
      <div>
        <TemplateFields form={form} onChange={setForm} />
        <ChannelTexts form={form} onChange={setForm} />
        <FactList facts={detail.facts} />
        <TemplateVersions
          detail={detail}
          onLoad={(template, version) => {
            setForm(formOf(template));
            notify(t('template.loaded', { version }));
          }}
        />
      </div>
      <div className={styles.previews}>
        {isChanged && <p className={styles.warn}>{t('template.dirty')}</p>}
        <ProjectChoice value={projectId} onChange={setProjectId} />
        <div className={styles.acts} style={{ margin: '0 0 14px' }}>
          <Button busy={preview.isPending} onClick={() => preview.mutate()}>
            {t('template.preview')}
          </Button>
          {isChanged && (
            <>
              <Button look="primary" busy={save.isPending} onClick={() => save.mutate()}>
                {t('template.save')}
              </Button>
              <Button onClick={() => setForm(formOf(inForce))}>{t('template.discard')}</Button>
            </>
          )}
          {!detail.isBuiltIn && (
            <ConfirmButton
              label={t('template.reset')}
              title={t('template.resetTitle')}
              text={t('template.resetText')}
              look="danger"
              act={() => resetTemplate(detail)}
              refresh={['templates']}
              done={t('template.resetDone')}
            />
          )}
        </div>
        {error && <TemplateFaults error={error} />}
        <Previews
          shown={preview.data?.shown ?? null}
          isStale={preview.data !== undefined && JSON.stringify(preview.data.of) !== JSON.stringify(form)}
        />
      </div>
    </div>
  );
}

function useTemplateActs(detail: TemplateDetail, form: TemplateForm, projectId: string | null) {
  const { t } = useTranslation('integrations');
  const preview = useAct(async () => ({ of: form, shown: await previewTemplate(detail, templateOf(form), projectId) }), {
    refresh: [],
    hasPlaceForError: true,
  });
  const save = useAct(() => saveTemplate(detail, templateOf(form)), {
    refresh: ['templates'],
    done: ({ version }) => t('template.saved', { version }),
    hasPlaceForError: true,
  });
  return { save, preview };
}
