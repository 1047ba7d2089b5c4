import type { ReactNode } from 'react';
import { useTranslation } from '../i18n/index.js';
import { Button, type ButtonLook } from './button.js';
import { notify } from './notice.js';

interface CopyButtonProps {
  text: string;
  look?: ButtonLook;
  size?: 'small' | 'normal';
  /** Left out: 复制. */
  children?: ReactNode;
}

/** Copies a text and says so. Without TLS the browser has no clipboard: then there is no button, and the text is selected by hand. */
export function CopyButton({ text, look = 'default', size = 'normal', children }: CopyButtonProps): ReactNode {
  const { t } = useTranslation();
  if (!('clipboard' in navigator)) return null;
  return (
    <Button
      look={look}
      size={size}
      onClick={() => void navigator.clipboard.writeText(text).then(() => notify(t('action.copied')))}
    >
      {children ?? t('action.copy')}
    </Button>
  );
}
