import { lazyRouteComponent, Link, type RouteComponent } from '@tanstack/react-router';
import { type ReactNode } from 'react';
import { type Me, useMe } from '../api/session.js';
import { useTranslation } from '../i18n/index.js';
import { buttonClass } from '../ui/button.js';
import { PageHead } from '../ui/page-head.js';
import { Empty } from '../ui/part.js';

/** A page for whoever has this ability; others are told so, and nothing is asked of the server that it would refuse. */
export function allowed(ability: Me['abilities'][number], load: () => Promise<{ default: () => ReactNode }>): RouteComponent {
  const Page = lazyRouteComponent(load);
  function Allowed(): ReactNode {
    return useMe().abilities.includes(ability) ? <Page /> : <NotAllowed />;
  }
  return Object.assign(Allowed, { preload: Page.preload });
}

/** Somebody followed a link to a page of another role. */
function NotAllowed(): ReactNode {
  const { t } = useTranslation();
  const { role } = useMe();
  return (
    <>
      <PageHead title={t('error.notAllowed')} />
      <Empty>
        <p>{t('error.notAllowedHint', { role: t(`role.${role}`) })}</p>
        <Link to="/" className={buttonClass('primary')}>
          {t('action.home')}
        </Link>
      </Empty>
    </>
  );
}
