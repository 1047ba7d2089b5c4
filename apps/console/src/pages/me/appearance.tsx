import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { channelsQuery, chooseChannels, savePreferences } from '../../api/me.js';
import { meQuery } from '../../api/session.js';
import { currentLanguage, type Language, setLanguage, useTranslation } from '../../i18n/index.js';
import { applyPreferences, type Preferences, preferencesHere } from '../../theme/theme.js';
import { SelectField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { sentenceOf } from '../../ui/part.js';
import styles from './me.module.css';

/** How the pages look and answer; each choice holds at once, and on every device of the person. */
export function Appearance(): ReactNode {
  const { t } = useTranslation();
  const { t: own } = useTranslation('me');
  const queries = useQueryClient();
  const [chosen, setChosen] = useState(preferencesHere);
  const onError = (error: unknown): void => notify(sentenceOf(error), 'fault');
  const saved = useMutation({
    mutationFn: savePreferences,
    onSuccess: (preferences) => queries.setQueryData(meQuery.queryKey, (me) => me && { ...me, preferences }),
    onError,
  });
  // Of messages too: who reads the pages in a language reads the messages in it.
  const spoken = useMutation({
    mutationFn: async (language: Language) => {
      await setLanguage(language);
      const { channels, digest, quietFrom, quietTo, version } = await queries.fetchQuery({ ...channelsQuery, staleTime: 0 });
      return chooseChannels({ channels, digest, quietFrom, quietTo, language }, version);
    },
    onSuccess: (channels) => queries.setQueryData(channelsQuery.queryKey, channels),
    onError,
  });
  const choose = (next: Partial<Preferences>): void => {
    const all = { ...chosen, ...next };
    setChosen(all);
    applyPreferences(all);
    saved.mutate(all);
  };
  return (
    <section className={styles.part}>
      <h2>{own('appearance')}</h2>
      <SelectField label={own('language')} value={currentLanguage()} onChange={(language) => spoken.mutate(language as Language)}>
        <option value="zh-CN">中文</option>
        <option value="en">English</option>
      </SelectField>
      <SelectField
        label={t('session.theme')}
        value={chosen.theme}
        onChange={(theme) => choose({ theme: theme as Preferences['theme'] })}
      >
        <option value="system">{t('session.themeSystem')}</option>
        <option value="light">{t('session.themeLight')}</option>
        <option value="dark">{t('session.themeDark')}</option>
      </SelectField>
      <SelectField
        label={own('density')}
        value={chosen.density}
        onChange={(density) => choose({ density: density as Preferences['density'] })}
      >
        <option value="comfortable">{own('comfortable')}</option>
        <option value="compact">{own('compact')}</option>
      </SelectField>
      <label className={styles.tick}>
        <input type="checkbox" checked={chosen.shortcuts} onChange={({ target }) => choose({ shortcuts: target.checked })} />
        {t('keys.on')}
      </label>
    </section>
  );
}
