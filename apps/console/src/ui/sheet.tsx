import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from '../i18n/index.js';
import styles from './sheet.module.css';

interface SheetProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons; they stay in view while the body scrolls. */
  foot?: ReactNode;
  /** `dialog`: a small one in the middle. Default: over the right side, on a phone over everything. */
  shape?: 'sheet' | 'dialog';
  /** Submits what stands in it. */
  onSubmit?: (() => void) | undefined;
}

/** A form over the page. The browser's own dialog keeps the focus inside, closes with Esc and gives the focus back. */
export function Sheet({ title, onClose, children, foot, shape = 'sheet', onSubmit }: SheetProps): ReactNode {
  const { t } = useTranslation();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  // Before it leaves the page: one that is gone gives no focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // With a mouse there are keys: they begin in the first field. On a phone the keyboard would cover half of it.
    if (matchMedia('(pointer: fine)').matches)
      element?.querySelector<HTMLElement>(`.${styles.body} :is(input, textarea, select, button)`)?.focus();
    return () => element?.close();
  }, []);
  const inside = (
    <>
      <div className={styles.body}>{children}</div>
      {foot && <div className={styles.foot}>{foot}</div>}
    </>
  );
  return (
    <dialog
      ref={dialog}
      className={`${styles.sheet} ${shape === 'dialog' ? styles.dialog : ''}`}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div className={styles.head}>
        <h2 id={heading}>{title}</h2>
        <button type="button" className={styles.close} onClick={onClose} aria-label={t('action.close')}>
          ×
        </button>
      </div>
      {onSubmit ? <SheetForm onSubmit={onSubmit}>{inside}</SheetForm> : inside}
    </dialog>
  );
}

function SheetForm({ onSubmit, children }: { onSubmit: () => void; children: ReactNode }): ReactNode {
  return (
    <form
      noValidate
      style={{ display: 'contents' }}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
    </form>
  );
}
