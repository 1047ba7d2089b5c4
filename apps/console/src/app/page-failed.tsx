import { useRouter } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Failed } from '../ui/part.js';

/** A page that could not be shown at all. */
export function PageFailed({ error }: { error: unknown }): ReactNode {
  const router = useRouter();
  return (
    <main id="content" style={{ maxWidth: 560, margin: '10vh auto', padding: 16 }}>
      <Failed error={error} retry={() => void router.invalidate()} />
    </main>
  );
}
