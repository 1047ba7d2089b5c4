import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useMe } from '../api/session.js';
import { useTranslation } from '../i18n/index.js';
import { areShortcutsOn } from '../theme/theme.js';
import { Sheet } from '../ui/sheet.js';
import { placesOf } from './navigation.js';

/** `/` search, `g` and a letter to a place, `?` this list. None while somebody types or an input method composes. */
export function Shortcuts(): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const afterG = useRef(false);
  const places = placesOf(me);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!areShortcutsOn() || isTyping(event)) return;
      const place = afterG.current ? places.find(({ key }) => key === event.key) : undefined;
      afterG.current = event.key === 'g' && !event.defaultPrevented;
      if (place) void router.navigate({ to: place.to, search: place.search ?? {} });
      else if (event.key === '?') setOpen(true);
      else if (event.key === '/') {
        event.preventDefault();
        const search = document.querySelector<HTMLElement>('[data-shortcut="/"]');
        if (search) search.focus();
        else void router.navigate({ to: '/projects' });
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [places, router]);
  if (!isOpen) return null;
  return (
    <Sheet title={t('keys.title')} shape="dialog" onClose={() => setOpen(false)}>
      <dl style={{ display: 'grid', gridTemplateColumns: '96px 1fr', gap: '6px 12px' }}>
        <Keys keys="/" does={t('keys.search')} />
        <Keys keys="?" does={t('keys.help')} />
        <Keys keys="↑ ↓ j k" does={t('keys.move')} />
        <Keys keys="Enter" does={t('keys.open')} />
        <Keys keys="Esc" does={t('keys.close')} />
        {places.map(({ key, word }) => (
          <Keys key={word} keys={`g ${key}`} does={t(`nav.${word}`)} />
        ))}
      </dl>
    </Sheet>
  );
}

function Keys({ keys, does }: { keys: string; does: string }): ReactNode {
  return (
    <>
      <dt>
        <kbd>{keys}</kbd>
      </dt>
      <dd>{does}</dd>
    </>
  );
}

function isTyping({ target, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  const isField =
    target instanceof HTMLElement && target.matches('input:not([type=checkbox], [type=radio]), textarea, select, dialog *');
  return isComposing || ctrlKey || metaKey || altKey || isField;
}
