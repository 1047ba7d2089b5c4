import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useAct } from '../../acts/use-act.js';
import { useSent } from '../../acts/use-sent.js';
import { useMe } from '../../api/session.js';
import { deleteView, saveView, type View, viewsQuery } from '../../api/views.js';
import { parseSearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { CheckList } from '../../ui/check-list.js';
import { TextField } from '../../ui/field.js';
import { Menu } from '../../ui/menu.js';

/** Filters with a name: opens one, saves the present one. */
export function ViewsMenu(): ReactNode {
  const { t } = useTranslation('projects');
  const search = useSearch({ from: '/inside/projects' });
  const navigate = useNavigate({ from: '/projects' });
  const views = useQuery(viewsQuery).data ?? [];
  const [sheet, setSheet] = useState<'save' | 'delete' | null>(null);
  const isFiltered = Object.keys(search).some((key) => key !== 'asOf');
  const own = views.filter((view) => view.own);
  const items = [
    ...views.map((view) => ({
      key: view.id,
      label: view.own ? view.name : `${view.name}（${view.ownerName}）`,
      onSelect: () => void navigate({ search: { ...parseSearch(view.query), asOf: search.asOf } }),
    })),
    {
      key: 'save',
      label: t('views.save'),
      onSelect: () => setSheet('save'),
      refused: isFiltered ? null : t('views.saveRefused'),
    },
    ...(own.length > 0 ? [{ key: 'delete', label: t('views.delete'), onSelect: () => setSheet('delete') }] : []),
  ];
  return (
    <>
      <Menu label={t('views.label')} items={items} />
      {sheet === 'save' && <SaveSheet search={search as Record<string, string>} onClose={() => setSheet(null)} />}
      {sheet === 'delete' && <DeleteSheet views={own} onClose={() => setSheet(null)} />}
    </>
  );
}

function SaveSheet({ search, onClose }: { search: Readonly<Record<string, string>>; onClose: () => void }): ReactNode {
  const { t } = useTranslation('projects');
  const mayShare = useMe().abilities.includes('project.supervise');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const saved = useSent({
    send: () => saveView(name.trim(), search, shared),
    done: t('views.saved', { name: name.trim() }),
    concerns: [viewsQuery.queryKey],
    onDone: onClose,
  });
  return (
    <FormSheet
      title={t('views.save')}
      submit={t('views.saveNow')}
      shape="dialog"
      isComplete={name.trim() !== ''}
      sent={saved}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <TextField
            label={t('views.name')}
            hint={t('views.hint')}
            value={name}
            maxLength={50}
            fault={name.trim() ? null : fault}
            onChange={setName}
          />
          {mayShare && (
            <CheckList
              label={t('views.sharing')}
              options={[{ id: 'shared', label: t('views.shared') }]}
              value={shared ? ['shared'] : []}
              onChange={(ids) => setShared(ids.length > 0)}
            />
          )}
        </>
      )}
    </FormSheet>
  );
}

function DeleteSheet({ views, onClose }: { views: readonly View[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation('projects');
  const [chosen, setChosen] = useState<string[]>([]);
  const deleted = useAct(
    async () => {
      for (const id of chosen) await deleteView(id);
    },
    { refresh: ['views'], done: () => t('views.deleted'), onDone: onClose, hasPlaceForError: true },
  );
  return (
    <FormSheet
      title={t('views.delete')}
      submit={t('views.deleteNow')}
      look="danger"
      shape="dialog"
      isComplete={chosen.length > 0}
      sent={deleted}
      onClose={onClose}
    >
      <CheckList
        label={t('views.own')}
        options={views.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
    </FormSheet>
  );
}
