import { type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ComponentType, type ReactNode, Suspense, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Columns } from '../../ui/list/columns.js';
import { Part } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { Integrations, type IntegrationsTab } from './integrations.js';
import styles from './integrations.module.css';
import { SecretSheet } from './secret-sheet.js';

/** What was made, with the secret that is shown this once. */
export interface Made {
  id: string;
  secret: string;
}

interface ListProps<Item, Key extends QueryKey> {
  query: UseQueryOptions<Item[], Error, Item[], Key>;
  empty: string;
  /** Heads of the columns; the last one may stand over buttons. */
  columns: readonly ReactNode[];
  /** One of them on a phone. */
  Card: ComponentType<{ item: Item }>;
  /** The cells of one row. */
  Cells: ComponentType<{ item: Item }>;
}

interface ListPageProps<Item, Key extends QueryKey> extends ListProps<Item, Key> {
  tab: Exclude<IntegrationsTab, 'templates'>;
  /** What the button says that makes a new one. */
  add: string;
  NewSheet: ComponentType<{ onMade: (made: Made) => void; onClose: () => void }>;
}

/** A list of what sends or receives, and the way to a new one; whatever has a secret shows it once, then its own page. */
export function ListPage<Item extends { id: string }, Key extends QueryKey>(props: ListPageProps<Item, Key>): ReactNode {
  const { tab, add, NewSheet, ...list } = props;
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const [isNew, setNew] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <Integrations
      tab={tab}
      acts={
        !isPhone && (
          <Button look="primary" onClick={() => setNew(true)}>
            {add}
          </Button>
        )
      }
    >
      <List {...list} />
      <Suspense>{isNew && <NewSheet onMade={setMade} onClose={() => setNew(false)} />}</Suspense>
      {made && tab !== 'robots' && (
        <SecretSheet
          secret={made.secret}
          onClose={() => void navigate({ to: `/integrations/${tab}/$id`, params: { id: made.id } })}
        />
      )}
    </Integrations>
  );
}

function List<Item extends { id: string }, Key extends QueryKey>(props: ListProps<Item, Key>): ReactNode {
  const { query, empty, columns, Card, Cells } = props;
  const isPhone = useIsPhone();
  return (
    <Part query={useQuery(query)} height={240} empty={{ when: (items) => items.length === 0, say: <p>{empty}</p> }}>
      {(items) =>
        isPhone ? (
          <ul className={styles.cards}>
            {items.map((item) => (
              <li key={item.id} className={styles.card}>
                <Card item={item} />
              </li>
            ))}
          </ul>
        ) : (
          <table className={table.table}>
            <Columns names={columns} />
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <Cells item={item} />
                </tr>
              ))}
            </tbody>
          </table>
        )
      }
    </Part>
  );
}
