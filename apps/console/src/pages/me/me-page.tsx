import { useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { logOut, useMe } from '../../api/session.js';
import { currentLanguage, type Language, setLanguage, useTranslation } from '../../i18n/index.js';
import { chooseTheme, type ThemeChoice, themeChoice } from '../../theme/theme.js';
import { Button } from '../../ui/button.js';
import { SelectField } from '../../ui/field.js';
import { BAR_PLACES, placesOf } from '../../app/navigation.js';
import { useIsPhone } from '../../ui/use-media.js';
import { areShortcutsOn, switchShortcuts } from '../../app/shortcuts.js';
import { Logins } from './logins.js';
import { PasswordSheet } from './password-sheet.js';
import './words.js';
import { PageHead } from '../../ui/page-head.js';

/** Places that the bottom bar of a phone has no room for. */
function MorePlaces(): ReactNode {
  const { t } = useTranslation();
  const places = placesOf(useMe()).slice(BAR_PLACES);
  if (!useIsPhone() || places.length === 0) return null;
  return (
    <nav aria-label={t('nav.more')} style={{ marginBottom: 20 }}>
      {places.map(({ to, word, search }) => (
        <Link
          key={to}
          to={to}
          search={search ?? {}}
          style={{ display: 'block', minHeight: 44, lineHeight: '44px', borderBottom: '1px solid var(--line)' }}
        >
          {t(`nav.${word}`)}
        </Link>
      ))}
    </nav>
  );
}

/** What belongs to the person: how the console looks, and the way out. */
export default function MePage(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { t: account } = useTranslation('account');
  const [theme, setTheme] = useState(themeChoice);
  const [isChanging, setChanging] = useState(false);
  const leave = async (): Promise<void> => {
    await logOut();
    queries.clear();
    await navigate({ to: '/login' });
  };
  return (
    <div style={{ maxWidth: 420 }}>
      <PageHead title={me.name} />
      <p style={{ marginBottom: 20 }}>{[t(`role.${me.role}`), me.departmentName].filter(Boolean).join(' · ')}</p>
      <MorePlaces />
      <SelectField
        label={t('session.userLanguage')}
        value={currentLanguage()}
        onChange={(value) => void setLanguage(value as Language)}
      >
        <option value="zh-CN">中文</option>
        <option value="en">English</option>
      </SelectField>
      <SelectField
        label={t('session.theme')}
        value={theme}
        onChange={(value) => {
          chooseTheme(value as ThemeChoice);
          setTheme(value as ThemeChoice);
        }}
      >
        <option value="system">{t('session.themeSystem')}</option>
        <option value="light">{t('session.themeLight')}</option>
        <option value="dark">{t('session.themeDark')}</option>
      </SelectField>
      <label style={{ display: 'flex', gap: 8, alignItems: 'center', minHeight: 44, marginBottom: 16 }}>
        <input type="checkbox" defaultChecked={areShortcutsOn()} onChange={({ target }) => switchShortcuts(target.checked)} />
        {t('keys.on')}
      </label>
      <div style={{ display: 'flex', gap: 8 }}>
        <Button onClick={() => setChanging(true)}>{account('change')}</Button>
        <Button onClick={() => void leave()}>{t('action.logOut')}</Button>
      </div>
      <Logins />
      {isChanging && <PasswordSheet onClose={() => setChanging(false)} />}
    </div>
  );
}
