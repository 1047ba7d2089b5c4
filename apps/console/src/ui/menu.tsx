import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Button, type ButtonLook } from './button.js';
import styles from './menu.module.css';

interface MenuItem {
  key: string;
  label: string;
  onSelect: () => void;
  danger?: boolean;
  /** Why it is not possible now. */
  refused?: string | null;
}

interface MenuProps {
  label: ReactNode;
  items: readonly MenuItem[];
  look?: ButtonLook;
  /** Opens upwards, from a bar at the bottom. */
  up?: boolean;
}

/** A button that opens a list of acts; arrows move in it, Esc closes it and gives the focus back. */
export function Menu({ label, items, look = 'default', up = false }: MenuProps): ReactNode {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    root.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus();
    const outside = (event: PointerEvent): void => {
      if (!root.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', outside);
    return () => document.removeEventListener('pointerdown', outside);
  }, [open]);
  const close = (): void => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  if (items.length === 0) return null;
  return (
    <div ref={root} className={styles.menu} onKeyDown={(event) => onKey(event, close)}>
      <Button look={look} aria-haspopup="menu" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label} <span aria-hidden="true">▾</span>
      </Button>
      {open && (
        <div role="menu" className={`${styles.list} ${up ? styles.up : ''}`}>
          {items.map(({ key, label: text, onSelect, danger, refused }) => (
            <button
              key={key}
              type="button"
              role="menuitem"
              tabIndex={-1}
              className={`${styles.item} ${danger ? styles.danger : ''}`}
              aria-disabled={Boolean(refused)}
              onClick={() => {
                if (refused) return;
                close();
                onSelect();
              }}
            >
              {text}
              {refused && <span className={styles.refused}>{refused}</span>}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function onKey(event: KeyboardEvent<HTMLDivElement>, close: () => void): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')];
  if (items.length === 0) return;
  const at = items.indexOf(document.activeElement as HTMLElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Escape' || event.key === 'Tab') close();
  else if (to !== undefined) items.at(to % items.length)?.focus();
  if (event.key === 'Escape' || to !== undefined) {
    event.preventDefault();
    event.stopPropagation();
  }
}
