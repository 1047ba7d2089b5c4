import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ConfirmSheet } from '../../../acts/confirm-button.js';
import { useAct } from '../../../acts/use-act.js';
import { departmentsQuery } from '../../../api/departments.js';
import { changeRobot, deleteRobot, type Robot, robotsQuery, testRobot } from '../../../api/integrations/robots.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Menu } from '../../../ui/menu.js';
import table from '../../../ui/table.module.css';
import { DeliverySheet } from '../delivery-sheet.js';
import styles from '../integrations.module.css';
import { ListPage } from '../list-page.js';
import { StateBadge } from '../state-badge.js';

const RobotSheet = lazy(async () => ({ default: (await import('./robot-sheet.js')).RobotSheet }));

/** Robots of group chats (群机器人). */
export default function RobotsPage(): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <ListPage
      tab="robots"
      query={robotsQuery}
      add={t('robot.new')}
      empty={t('robot.empty')}
      columns={[
        ...(['name', 'vendor', 'department', 'address', 'state'] as const).map((column) => t(`robot.column.${column}`)),
        <span key="acts" className="visually-hidden">
          {t('change')}
        </span>,
      ]}
      Card={Card}
      Cells={Cells}
      NewSheet={RobotSheet}
    />
  );
}

function Card({ item }: { item: Robot }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <>
      <strong>{item.name}</strong> <RobotState robot={item} />
      <p className={styles.muted}>
        {t(`robot.vendor.${item.vendor}`)} · <Whose robot={item} />
      </p>
    </>
  );
}

function Cells({ item }: { item: Robot }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <>
      <td className={table.title}>{item.name}</td>
      <td className={table.narrow}>{t(`robot.vendor.${item.vendor}`)}</td>
      <td>
        <Whose robot={item} />
      </td>
      <td>
        {item.addressHint}
        {item.signed && <div className={table.sub}>{t('robot.signed')}</div>}
      </td>
      <td>
        <RobotState robot={item} />
      </td>
      <td className={table.narrow}>
        <RobotActs robot={item} />
      </td>
    </>
  );
}

function Whose({ robot: { departmentId } }: { robot: Robot }): ReactNode {
  const { t } = useTranslation('integrations');
  const departments = useQuery(departmentsQuery).data ?? [];
  return departmentId === null ? t('robot.supervisors') : departments.find(({ id }) => id === departmentId)?.name;
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
      <Button size="small" busy={test.isPending} onClick={() => test.mutate()}>
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
