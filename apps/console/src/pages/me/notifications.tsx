import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type ChannelChoice, type Channels, channelsQuery, chooseChannels } from '../../api/me.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed, Part } from '../../ui/part.js';
import styles from './me.module.css';

type Option = Channels['options'][number];
type Channel = Option['channel'];

/** Through which channels one is told and where each leads, what waits for the morning, and when it is quiet. */
export function Notifications(): ReactNode {
  const { t } = useTranslation('me');
  return (
    <section className={styles.part}>
      <h2>{t('notifications')}</h2>
      <p className={styles.note}>{t('notificationsHint')}</p>
      <Part query={useQuery(channelsQuery)} height={280}>
        {(channels) => <Form key={channels.version} channels={channels} />}
      </Part>
    </section>
  );
}

function Form({ channels: { options, digest, quietFrom, quietTo, language, version } }: { channels: Channels }): ReactNode {
  const { t } = useTranslation('me');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState({
    chosen: options.flatMap(({ channel, chosen }) => (chosen ? [channel] : [])),
    digest,
    isQuiet: quietFrom !== null,
    quietFrom: quietFrom ?? '20:00',
    quietTo: quietTo ?? '08:00',
  });
  const change = (next: Partial<typeof values>): void => setValues({ ...values, ...next });
  const saved = useMutation({
    mutationFn: () => {
      const areAll = values.chosen.length === options.length;
      const choice: ChannelChoice = {
        // A channel that comes later is used as well by whoever left none out.
        channels: areAll ? null : values.chosen,
        language,
        digest: values.digest,
        quietFrom: values.isQuiet ? values.quietFrom : null,
        quietTo: values.isQuiet ? values.quietTo : null,
      };
      return chooseChannels(choice, version);
    },
    onSuccess: (channels) => {
      notify(t('saved'));
      queries.setQueryData(channelsQuery.queryKey, channels);
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (!saved.isPending) saved.mutate();
      }}
    >
      <ChannelFields options={options} chosen={values.chosen} onChange={(chosen) => change({ chosen })} />
      <WaitFields values={values} change={change} />
      {saved.isError && <Failed error={saved.error} />}
      <Button type="submit" look="primary" busy={saved.isPending}>
        {common('action.save')}
      </Button>
    </form>
  );
}

interface ChannelFieldsProps {
  options: readonly Option[];
  chosen: readonly Channel[];
  onChange: (chosen: Channel[]) => void;
}

function ChannelFields({ options, chosen, onChange }: ChannelFieldsProps): ReactNode {
  const { t } = useTranslation('me');
  return (
    <fieldset style={{ margin: '0 0 12px', padding: 0, border: 0 }}>
      <legend className="visually-hidden">{t('channels')}</legend>
      {options.map((option) => (
        <ChannelTick
          key={option.channel}
          option={option}
          chosen={chosen.includes(option.channel)}
          onChange={(on) => onChange(on ? [...chosen, option.channel] : chosen.filter((one) => one !== option.channel))}
        />
      ))}
    </fieldset>
  );
}

interface Waits {
  digest: boolean;
  isQuiet: boolean;
  quietFrom: string;
  quietTo: string;
}

/** What comes once a day, and when nothing comes but to the inbox. */
function WaitFields({ values, change }: { values: Waits; change: (next: Partial<Waits>) => void }): ReactNode {
  const { t } = useTranslation('me');
  return (
    <>
      <label className={styles.tick}>
        <input type="checkbox" checked={values.digest} onChange={({ target }) => change({ digest: target.checked })} />
        <span>
          {t('digest')}
          <span className={styles.sub} style={{ display: 'block' }}>
            {t('digestHint')}
          </span>
        </span>
      </label>
      <label className={styles.tick} style={{ marginBottom: 8 }}>
        <input type="checkbox" checked={values.isQuiet} onChange={({ target }) => change({ isQuiet: target.checked })} />
        <span>
          {t('quiet')}
          <span className={styles.sub} style={{ display: 'block' }}>
            {t('quietHint')}
          </span>
        </span>
      </label>
      {values.isQuiet && (
        <div className={styles.pair}>
          <TextField
            label={t('quietFrom')}
            type="time"
            required
            value={values.quietFrom}
            onChange={(next) => change({ quietFrom: next })}
          />
          <TextField
            label={t('quietTo')}
            type="time"
            required
            value={values.quietTo}
            onChange={(next) => change({ quietTo: next })}
          />
        </div>
      )}
    </>
  );
}

interface ChannelTickProps {
  option: Option;
  chosen: boolean;
  onChange: (on: boolean) => void;
}

/** A channel: where it leads, or why it leads nowhere. The inbox can not be left out. */
function ChannelTick({ option: { channel, usable, gap, address }, chosen, onChange }: ChannelTickProps): ReactNode {
  const { t } = useTranslation('me');
  const where = gap ? t(`gap.${gap}`) : (address ?? t('inboxAlways'));
  return (
    <label className={styles.tick}>
      <input
        type="checkbox"
        checked={chosen}
        disabled={channel === 'inbox' || !usable}
        onChange={({ target }) => onChange(target.checked)}
      />
      <span>
        {t(`channel.${channel}`)} <span className={styles.sub}>{where}</span>
      </span>
    </label>
  );
}
