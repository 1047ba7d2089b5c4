import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { IndicatorLine } from '../../api/reporting/indicators.js';
import { useTranslation } from '../../i18n/index.js';
import { Lamp } from '../../ui/lamp.js';
import { Columns } from '../../ui/list/columns.js';
import { Wide } from '../../ui/list/wide.js';
import table from '../../ui/table.module.css';
import { Actual, CourseLink, Expected, Lag, targetOf } from './line-parts.js';

export function IndicatorTable({ lines }: { lines: readonly IndicatorLine[] }): ReactNode {
  const { t } = useTranslation('indicators');
  return (
    <Wide label={t('all')}>
      <table className={table.table}>
        <Columns
          names={(['name', 'lead', 'target', 'expected', 'actual', 'lag', 'lamp', 'act'] as const).map((name) =>
            t(`column.${name}`),
          )}
        />
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td className={table.title}>
                <strong>{line.name}</strong>
                <div className={table.sub}>
                  <Link to="/projects/$id" params={{ id: line.project.id }}>
                    {line.project.title}
                  </Link>
                </div>
              </td>
              <td>{line.project.leadDepartment.name}</td>
              <td className={table.narrow}>{targetOf(line, t)}</td>
              <td>
                <Expected line={line} />
              </td>
              <td>
                <Actual line={line} />
              </td>
              <td>
                <Lag line={line} />
              </td>
              <td className={table.narrow}>
                <Lamp lamp={line.lamp} />
              </td>
              <td className={table.narrow}>
                <CourseLink line={line} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Wide>
  );
}
