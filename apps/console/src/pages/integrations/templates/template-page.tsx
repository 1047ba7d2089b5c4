import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import type { Template, TemplateKind, TemplateLanguage } from '../../../api/policies/templates.js';
import { templateQuery } from '../../../api/policies/templates.js';
import { useTranslation } from '../../../i18n/index.js';
import { buttonClass } from '../../../ui/button.js';
import { PageHead } from '../../../ui/page-head.js';
import { Part, Skeleton } from '../../../ui/part.js';
import { useIsPhone } from '../../../ui/use-media.js';
import { ForManagers } from '../integrations.js';
import { ReadOnlyTemplate } from './read-only-template.js';

const TemplateEditor = lazy(async () => ({ default: (await import('./template-editor.js')).TemplateEditor }));

/** One template: what it says, what each channel would show, and its versions. */
export default function TemplatePage(): ReactNode {
  return (
    <ForManagers tab="templates">
      <One />
    </ForManagers>
  );
}

function One(): ReactNode {
  const { t } = useTranslation('integrations');
  const { language, kind } = useParams({ from: '/inside/integrations/templates/$language/$kind' });
  const isPhone = useIsPhone();
  // The server says which there are.
  const query = useQuery(templateQuery(language as TemplateLanguage, kind as TemplateKind));
  return (
    <Part query={query} height={480}>
      {(detail) => (
        <>
          <PageHead title={`${t(`template.kind.${detail.kind}`)} · ${t(`template.language.${detail.language}`)}`}>
            <Link to="/integrations/templates" className={buttonClass('quiet')}>
              ← {t('template.back')}
            </Link>
          </PageHead>
          {isPhone ? (
            <ReadOnlyTemplate template={detail.inForce as Template} />
          ) : (
            <Suspense fallback={<Skeleton height={480} />}>
              <TemplateEditor key={detail.version} detail={detail} />
            </Suspense>
          )}
        </>
      )}
    </Part>
  );
}
