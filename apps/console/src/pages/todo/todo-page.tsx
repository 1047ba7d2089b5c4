import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { PageHead } from '../../ui/page-head.js';
import './words.js';

export default function TodoPage(): ReactNode {
  const { t } = useTranslation();
  return <PageHead title={t('nav.todo')} />;
}
