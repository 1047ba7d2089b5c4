import { useEffect } from 'react';
import { useTranslation } from '../i18n/index.js';

/** `碧道建设 · 督办` in the title of the window. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  useEffect(() => {
    document.title = title ? `${title} · ${t('product')}` : t('product');
  }, [title, t]);
}
