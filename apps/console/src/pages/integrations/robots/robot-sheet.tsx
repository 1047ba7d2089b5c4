import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { useAct } from '../../../acts/use-act.js';
import { allOf } from '../../../api/client.js';
import { departmentsQuery } from '../../../api/departments.js';
import { changeRobot, createRobot, type Robot } from '../../../api/integrations/robots.js';
import { useTranslation } from '../../../i18n/index.js';
import { SelectField, TextField } from '../../../ui/field.js';

const VENDORS = allOf<Robot['vendor']>()(['wecom-robot', 'dingtalk', 'feishu']);

interface RobotForm {
  name: string;
  vendor: Robot['vendor'];
  url: string;
  secret: string;
  departmentId: string;
  language: Robot['language'];
}

interface RobotSheetProps {
  /** Left out: a new one. */
  robot?: Robot;
  onClose: () => void;
}

/** The robot of a group: its vendor, its address, whose group it is. */
export function RobotSheet({ robot, onClose }: RobotSheetProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [form, setForm] = useState<RobotForm>(() => ({
    name: robot?.name ?? '',
    vendor: robot?.vendor ?? VENDORS[0],
    url: '',
    secret: '',
    departmentId: robot?.departmentId ?? '',
    language: robot?.language ?? 'zh-CN',
  }));
  const isComplete = form.name.trim() !== '' && (robot !== undefined || form.url.trim() !== '');
  const save = useAct(() => saveRobot(robot, form), {
    refresh: ['robots'],
    done: () => t(robot ? 'saved' : 'robot.made'),
    onDone: onClose,
    hasPlaceForError: true,
  });
  const part = { form, robot, change: (next: Partial<RobotForm>) => setForm((now) => ({ ...now, ...next })) };
  return (
    <FormSheet
      title={t(robot ? 'robot.edit' : 'robot.new')}
      submit={t('save')}
      isComplete={isComplete}
      sent={save}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Address {...part} fault={fault} />
          <Whose {...part} />
        </>
      )}
    </FormSheet>
  );
}

/** What is sealed stays as it is unless it is typed anew. */
function saveRobot(robot: Robot | undefined, form: RobotForm): Promise<Robot> {
  const { vendor, url, secret, language } = form;
  const body = {
    name: form.name.trim(),
    departmentId: form.departmentId || null,
    language,
    ...(secret.trim() ? { secret: secret.trim() } : {}),
  };
  if (robot) return changeRobot(robot, { ...body, ...(url.trim() ? { url: url.trim() } : {}) });
  return createRobot({ ...body, vendor, url: url.trim() });
}

interface PartProps {
  form: RobotForm;
  robot: Robot | undefined;
  change: (next: Partial<RobotForm>) => void;
}

function Address({ form, robot, fault, change }: PartProps & { fault: string | null }): ReactNode {
  const { t } = useTranslation('integrations');
  const required = (text: string): string | null => (text.trim() ? null : fault);
  return (
    <>
      <TextField label={t('robot.name')} value={form.name} fault={required(form.name)} onChange={(name) => change({ name })} />
      {!robot && (
        <SelectField
          label={t('robot.vendorLabel')}
          value={form.vendor}
          onChange={(vendor) => change({ vendor: vendor as Robot['vendor'] })}
        >
          {VENDORS.map((vendor) => (
            <option key={vendor} value={vendor}>
              {t(`robot.vendor.${vendor}`)}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={t('robot.url')}
        hint={t(robot ? 'robot.urlEditHint' : 'robot.urlHint')}
        optional={robot !== undefined}
        value={form.url}
        fault={robot ? null : required(form.url)}
        onChange={(url) => change({ url })}
      />
      <TextField
        label={t('robot.secret')}
        hint={t(robot ? 'robot.urlEditHint' : 'robot.secretHint')}
        optional
        value={form.secret}
        onChange={(secret) => change({ secret })}
      />
    </>
  );
}

function Whose({ form, change }: PartProps): ReactNode {
  const { t } = useTranslation('integrations');
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <SelectField label={t('robot.department')} value={form.departmentId} onChange={(departmentId) => change({ departmentId })}>
        <option value="">{t('robot.supervisors')}</option>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('robot.language')}
        value={form.language}
        onChange={(language) => change({ language: language === 'en' ? 'en' : 'zh-CN' })}
      >
        <option value="zh-CN">中文</option>
        <option value="en">English</option>
      </SelectField>
    </>
  );
}
