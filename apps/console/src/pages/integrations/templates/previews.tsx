import { type ReactNode, useState } from 'react';
import type { Shown } from '../../../api/policies/templates.js';
import { useTranslation } from '../../../i18n/index.js';
import tabs from '../../../ui/tabs.module.css';
import styles from '../integrations.module.css';
import { TEMPLATE_CHANNELS } from './template-form.js';

interface PreviewsProps {
  /** Null: nothing was previewed yet. */
  shown: readonly Shown[] | null;
  isStale: boolean;
}

/** What each channel would show; e-mail as a page of its own that runs nothing. */
export function Previews({ shown, isStale }: PreviewsProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [channel, setChannel] = useState<string>('inbox');
  const chosen = shown?.find((one) => one.channel === channel) ?? shown?.[0];
  return (
    <section aria-label={t('template.previewTitle')}>
      <h2>{t('template.previewTitle')}</h2>
      {!shown && <p className={styles.muted}>{t('template.previewHint')}</p>}
      {isStale && <p className={styles.warn}>{t('template.stale')}</p>}
      {shown && (
        <div className={tabs.tabs} style={{ margin: '8px 0' }}>
          {shown.map(({ channel: name }) => (
            <button
              key={name}
              type="button"
              className={tabs.tab}
              aria-current={name === chosen?.channel ? 'true' : undefined}
              onClick={() => setChannel(name)}
            >
              <ChannelName name={name} />
            </button>
          ))}
        </div>
      )}
      {chosen && <OneChannel shown={chosen} />}
    </section>
  );
}

function ChannelName({ name }: { name: string }): ReactNode {
  const { t } = useTranslation('integrations');
  const known = TEMPLATE_CHANNELS.find((one) => one === name);
  return known ? t(`template.channel.${known}`) : name;
}

function OneChannel({ shown: { channel, title, text, html, body, isBuiltIn } }: { shown: Shown }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <div className={styles.shown} role="status">
      {isBuiltIn && <p className={styles.warn}>{t('template.fallback')}</p>}
      {channel !== 'sms' && <h3>{title}</h3>}
      {html === null && text}
      {html !== null && <iframe className={styles.frame} title={t('template.frame')} sandbox="" srcDoc={html} />}
      {body && <BodyOfChat body={body} />}
    </div>
  );
}

/** What a chat program is sent: its text where it has one, whole below. */
function BodyOfChat({ body }: { body: object }): ReactNode {
  const texts = textsIn(body);
  return (
    <>
      {texts.join('\n')}
      <details className={styles.more}>
        <summary>JSON</summary>
        <pre className={styles.code}>{JSON.stringify(body, null, 2)}</pre>
      </details>
    </>
  );
}

const WRITTEN = new Set(['content', 'text', 'title', 'description', 'markdown']);

/** Texts that people read in the body of a chat message, in their order. */
function textsIn(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return WRITTEN.has(name) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsIn(one, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => textsIn(one, key));
}
