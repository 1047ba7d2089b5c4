import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { departmentsQuery } from '../../../api/departments.js';
import type { Source } from '../../../api/integrations/sources.js';
import { useTranslation } from '../../../i18n/index.js';
import { StateBadge } from '../state-badge.js';

export function SourceState({ source: { state } }: { source: Source }): ReactNode {
  const { t } = useTranslation('integrations');
  return <StateBadge tone={state === 'active' ? 'good' : 'off'}>{t(`state.${state}`)}</StateBadge>;
}

/** On whose projects it reports. */
export function DepartmentName({ id }: { id: string | null }): ReactNode {
  const { t } = useTranslation('integrations');
  const departments = useQuery(departmentsQuery).data ?? [];
  return id === null ? t('source.everyDepartment') : departments.find((one) => one.id === id)?.name;
}
