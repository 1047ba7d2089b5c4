import type { ComponentProps } from 'react';
import styles from './button.module.css';

export type ButtonLook = 'default' | 'primary' | 'quiet' | 'danger';

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  look?: ButtonLook;
  /** Waits for an answer: shows that, and takes no click. */
  busy?: boolean;
  /** Why it can't be pressed now; it stays focusable, so that the reason can be read. */
  refused?: string | null | undefined;
  /** `large`: over the full width of a phone. */
  size?: 'small' | 'normal' | 'large';
}

export function Button({ look = 'default', busy = false, refused, size = 'normal', ...rest }: ButtonProps): React.ReactNode {
  const { className, children, onClick, ...attributes } = rest;
  const closed = busy || Boolean(refused);
  return (
    <button
      type="button"
      {...attributes}
      className={buttonClass(look, size, className)}
      aria-disabled={closed || undefined}
      aria-busy={busy || undefined}
      title={refused ?? attributes.title}
      onClick={(event) => {
        if (closed) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      {children}
    </button>
  );
}

/** For links that look like buttons. */
export function buttonClass(look: ButtonLook = 'default', size: ButtonProps['size'] = 'normal', more = ''): string {
  const classes = [styles.button, look === 'default' ? '' : styles[look], size === 'normal' ? '' : styles[size], more];
  return classes.filter(Boolean).join(' ');
}
