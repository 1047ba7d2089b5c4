import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { departmentsQuery } from '../../../api/departments.js';
import { changeRobot, deleteRobot, type Robot, robotsQuery, testRobot } from '../../../api/integrations/robots.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Menu } from '../../../ui/menu.js';
import { Part } from '../../../ui/part.js';
import table from '../../../ui/table.module.css';
import { useIsPhone } from '../../../ui/use-media.js';
import { ConfirmSheet } from '../confirm-button.js';
import { DeliverySheet } from '../delivery-sheet.js';
import styles from '../integrations.module.css';
import { Integrations } from '../integrations.js';
import { StateBadge } from '../state-badge.js';
import { useAct } from '../use-act.js';

const RobotSheet = lazy(async () => ({ default: (await import('./robot-sheet.js')).RobotSheet }));

/** Robots of group chats (群机器人). */
export default function RobotsPage(): ReactNode {
  const { t } = useTranslation('integrations');
  const [isNew, setNew] = useState(false);
  const isPhone = useIsPhone();
  return (
    <Integrations
      tab="robots"
      acts={
        !isPhone && (
          <Button look="primary" onClick={() => setNew(true)}>
            {t('robot.new')}
          </Button>
        )
      }
    >
      <Robots />
      <Suspense>{isNew && <RobotSheet robot={null} onClose={() => setNew(false)} />}</Suspense>
    </Integrations>
  );
}

function Robots(): ReactNode {
  const { t } = useTranslation('integrations');
  const query = useQuery(robotsQuery);
  const isPhone = useIsPhone();
  const departments = useQuery(departmentsQuery).data ?? [];
  const ofWhom = ({ departmentId }: Robot): string =>
    departmentId === null ? t('robot.supervisors') : (departments.find(({ id }) => id === departmentId)?.name ?? '');
  return (
    <Part query={query} height={240} empty={{ when: (all) => all.length === 0, say: <p>{t('robot.empty')}</p> }}>
      {(all) =>
        isPhone ? (
          <ul className={styles.cards}>
            {all.map((robot) => (
              <li key={robot.id} className={styles.card}>
                <strong>{robot.name}</strong> <RobotState robot={robot} />
                <p className={styles.muted}>
                  {t(`robot.vendor.${robot.vendor}`)} · {ofWhom(robot)}
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <RobotTable robots={all} ofWhom={ofWhom} />
        )
      }
    </Part>
  );
}

function RobotTable({ robots, ofWhom }: { robots: readonly Robot[]; ofWhom: (robot: Robot) => string }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('robot.column.name')}</th>
          <th scope="col">{t('robot.column.vendor')}</th>
          <th scope="col">{t('robot.column.department')}</th>
          <th scope="col">{t('robot.column.address')}</th>
          <th scope="col">{t('robot.column.state')}</th>
          <th scope="col">
            <span className="visually-hidden">{t('change')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {robots.map((robot) => (
          <tr key={robot.id}>
            <td className={table.title}>{robot.name}</td>
            <td className={table.narrow}>{t(`robot.vendor.${robot.vendor}`)}</td>
            <td>{ofWhom(robot)}</td>
            <td>
              {robot.addressHint}
              {robot.signed && <div className={table.sub}>{t('robot.signed')}</div>}
            </td>
            <td>
              <RobotState robot={robot} />
            </td>
            <td className={table.narrow}>
              <RobotActs robot={robot} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function RobotState({ robot: { active, disabledReason } }: { robot: Robot }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <>
      <StateBadge tone={active ? 'good' : disabledReason ? 'bad' : 'off'}>
        {t(active ? 'robot.active' : 'robot.isOff')}
      </StateBadge>
      {disabledReason && <div className={styles.why}>{t('robot.disabled', { reason: disabledReason })}</div>}
    </>
  );
}

function RobotActs({ robot }: { robot: Robot }): ReactNode {
  const { t } = useTranslation('integrations');
  const [open, setOpen] = useState<'edit' | 'remove' | null>(null);
  const [deliveryId, setDeliveryId] = useState<string | null>(null);
  const close = (): void => setOpen(null);
  const test = useAct(() => testRobot(robot.id), { refresh: ['robots'], onDone: setDeliveryId });
  const turn = useAct((active: boolean) => changeRobot(robot, { active }), { refresh: ['robots'], done: () => t('saved') });
  return (
    <>
      <Button size="small" busy={test.isPending} onClick={() => test.mutate(undefined)}>
        {t('robot.test')}
      </Button>{' '}
      <Menu
        label={t('change')}
        items={[
          { key: 'edit', label: t('change'), onSelect: () => setOpen('edit') },
          { key: 'turn', label: t(robot.active ? 'robot.off' : 'robot.on'), onSelect: () => turn.mutate(!robot.active) },
          { key: 'remove', label: t('remove'), onSelect: () => setOpen('remove'), danger: true },
        ]}
      />
      <Suspense>{open === 'edit' && <RobotSheet robot={robot} onClose={close} />}</Suspense>
      {open === 'remove' && (
        <ConfirmSheet
          label={t('remove')}
          title={t('robot.removeTitle')}
          text={t('robot.removeText')}
          look="danger"
          act={() => deleteRobot(robot)}
          refresh={['robots']}
          done={t('removed')}
          onClose={close}
        />
      )}
      {deliveryId && <DeliverySheet id={deliveryId} onClose={() => setDeliveryId(null)} />}
    </>
  );
}
