import { memo, type ReactNode, type RefObject } from 'react';
import { useTranslation } from '../../../i18n/index.js';
import { areSame, useDrawn } from '../drawn.js';
import { linesIn, type Paragraph } from './paragraphs.js';
import styles from '../review.module.css';

interface DocumentBlockProps {
  paragraphs: readonly Paragraph[];
  /** The current item, where it stands in this block. */
  currentId: string | undefined;
  stateOf: ReadonlyMap<string, string>;
  isFirst: boolean;
  pane: RefObject<HTMLElement | null>;
}

/** Some lines of the source: they are drawn together, and only when a line in them changes. */
export const DocumentBlock = memo(
  function DocumentBlock({ paragraphs, currentId, stateOf, isFirst, pane }: DocumentBlockProps): ReactNode {
    const [isDrawn, element] = useDrawn(isFirst || currentId !== undefined, pane);
    const lines = paragraphs.reduce((sum, paragraph) => sum + linesIn(paragraph), 0);
    const style = { '--lines': lines } as React.CSSProperties;
    if (!isDrawn) return <div ref={element} className={styles.notDrawn} style={style} aria-busy="true" />;
    return (
      <div className={styles.block} style={style}>
        {paragraphs.map((paragraph) => (
          <Line
            key={paragraph.start}
            paragraph={paragraph}
            current={paragraph.runs.some(({ itemId }) => itemId === currentId) ? currentId : undefined}
            states={statesIn(paragraph, stateOf)}
          />
        ))}
      </div>
    );
  },
  (before, after) =>
    before.currentId === after.currentId && before.stateOf === after.stateOf && areSame(before.paragraphs, after.paragraphs),
);

/** As text, so that a line is drawn anew only when a state in it changes. */
function statesIn({ runs }: Paragraph, stateOf: ReadonlyMap<string, string>): string {
  return runs.map(({ itemId }) => (itemId === null ? '' : (stateOf.get(itemId) ?? ''))).join(' ');
}

interface LineProps {
  paragraph: Paragraph;
  current: string | undefined;
  states: string;
}

const Line = memo(function Line({ paragraph: { start, runs, level }, current, states }: LineProps): ReactNode {
  const { t } = useTranslation('review');
  const stateAt = states.split(' ');
  return (
    <p className={styles.line} data-at={start} data-level={level || undefined}>
      {runs.map((run, index) => (
        <span
          key={run.start}
          data-start={run.start}
          data-item={run.itemId ?? undefined}
          data-state={stateAt[index] || undefined}
          data-current={run.itemId !== null && run.itemId === current ? true : undefined}
          data-skipped={run.skipped ?? undefined}
          data-mark={run.mark || undefined}
          title={run.skipped ? t('skippedAs', { reason: reasonIn(t, run.skipped) }) : undefined}
        >
          {run.text}
        </span>
      ))}
    </p>
  );
});

type Translate = ReturnType<typeof useTranslation<'review'>>['t'];

const REASONS = [
  'review-of-past',
  'situation',
  'exhortation',
  'guiding-thought',
  'page-furniture',
  'description',
  'responsibility',
  'table',
] as const;

/** Why a passage became no item, in words. */
export function reasonIn(t: Translate, reason: string): string {
  return t(`reason.${REASONS.find((known) => known === reason) ?? 'other'}`);
}
