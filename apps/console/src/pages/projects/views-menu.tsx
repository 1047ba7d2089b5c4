import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useMe } from '../../api/session.js';
import { deleteView, saveView, type View, viewsQuery } from '../../api/views.js';
import { parseSearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CheckList } from '../../ui/check-list.js';
import { TextField } from '../../ui/field.js';
import { Menu } from '../../ui/menu.js';
import { notify } from '../../ui/notice.js';
import { Failed, sentenceOf } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';

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
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const mayShare = useMe().abilities.includes('project.supervise');
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [isTried, setTried] = useState(false);
  const saved = useMutation({
    mutationFn: () => saveView(name.trim(), search, shared),
    onSuccess: async () => {
      notify(t('views.saved', { name: name.trim() }));
      onClose();
      await queries.invalidateQueries({ queryKey: ['views'] });
    },
  });
  return (
    <Sheet
      title={t('views.save')}
      shape="dialog"
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (name.trim() && !saved.isPending) saved.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={saved.isPending}>
            {t('views.saveNow')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <TextField
        label={t('views.name')}
        hint={t('views.hint')}
        value={name}
        maxLength={50}
        fault={isTried && !name.trim() ? common('form.required') : null}
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
      {saved.isError && <Failed error={saved.error} />}
    </Sheet>
  );
}

function DeleteSheet({ views, onClose }: { views: readonly View[]; onClose: () => void }): ReactNode {
  const { t } = useTranslation('projects');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const deleted = useMutation({
    mutationFn: async () => {
      for (const id of chosen) await deleteView(id);
    },
    onSuccess: () => {
      notify(t('views.deleted'));
      onClose();
    },
    onError: (error) => notify(sentenceOf(error), 'fault'),
    onSettled: () => queries.invalidateQueries({ queryKey: ['views'] }),
  });
  return (
    <Sheet
      title={t('views.delete')}
      shape="dialog"
      onClose={onClose}
      onSubmit={() => {
        if (chosen.length > 0 && !deleted.isPending) deleted.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="danger" busy={deleted.isPending}>
            {t('views.deleteNow')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <CheckList
        label={t('views.own')}
        options={views.map(({ id, name }) => ({ id, label: name }))}
        value={chosen}
        onChange={setChosen}
      />
    </Sheet>
  );
}
