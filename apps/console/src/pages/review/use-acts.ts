import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  acceptSuggestions,
  addItem,
  assignItems,
  dropItem,
  editItem,
  type ItemEdit,
  type ManyAssignment,
  mergeItems,
  type PlanItem,
  planItemsQuery,
  registerItems,
  restoreItem,
  splitItem,
  suggestionsQuery,
} from '../../api/plans/plan-items.js';
import { planQuery } from '../../api/plans/plans.js';
import { ApiProblem } from '../../api/problem.js';
import { type Translate, useTranslation } from '../../i18n/index.js';
import { notify } from '../../ui/notice.js';
import { sentenceOf } from '../../ui/part.js';

/** Answers with the item that becomes current. */
type Undo = () => Promise<string | undefined>;

/** What an act did: which items it leaves to be shown, and how it is taken back. */
interface Done {
  say: string;
  /** Becomes the current item. */
  next?: string | undefined;
  undo?: Undo;
}

/** The acts of the review. Each is written at once; those that can be taken back are, one by one, the last first. */
export interface Acts {
  busy: boolean;
  canUndo: boolean;
  split(item: PlanItem, at: number[]): Promise<boolean>;
  merge(items: readonly PlanItem[]): Promise<boolean>;
  drop(items: readonly PlanItem[], reason: string): Promise<boolean>;
  restore(items: readonly PlanItem[]): Promise<boolean>;
  add(spans: readonly { start: number; end: number }[]): Promise<boolean>;
  edit(item: PlanItem, body: ItemEdit): Promise<boolean>;
  assign(items: readonly PlanItem[], assignment: ManyAssignment): Promise<boolean>;
  accept(items: readonly PlanItem[]): Promise<boolean>;
  register(ids: string[], idempotencyKey: string): Promise<boolean>;
  undo(): Promise<boolean>;
}

export function useActs(planId: string, show: (id: string) => void): Acts {
  const { t } = useTranslation('review');
  const store = useItemStore(planId);
  const { busy, canUndo, run, undo } = useSteps(store, show);
  const step = { planId, store, run, t };
  return { busy, canUndo, undo, ...cuttingActs(step), ...choosingActs(step), ...assigningActs(step) };
}

/** What an act needs to be done. */
interface Step {
  planId: string;
  store: ItemStore;
  run: (work: () => Promise<Done>) => Promise<boolean>;
  t: Translate<'review'>;
}

function titleOf(items: readonly PlanItem[]): string {
  return items[0]?.title ?? '';
}

/** What cuts the text otherwise. */
function cuttingActs({ planId, store: { put, take }, run, t }: Step): Pick<Acts, 'split' | 'merge' | 'add'> {
  return {
    split: (item, at) =>
      run(async () => {
        const parts = await splitItem(item.id, at);
        take([item], parts);
        const back: Undo = async () => {
          const whole = await mergeItems(parts.map(({ id }) => id));
          take(parts, [whole]);
          return whole.id;
        };
        return { say: t('done.split', { count: parts.length }), next: parts[0]?.id, undo: back };
      }),
    merge: (items) =>
      run(async () => {
        const merged = await mergeItems(items.map(({ id }) => id));
        take(items, [merged]);
        const cuts = items
          .map(({ span }) => span.start - merged.span.start)
          .filter((at) => at > 0)
          .sort((one, other) => one - other);
        const back: Undo = async () => {
          const parts = await splitItem(merged.id, cuts);
          take([merged], parts);
          return parts[0]?.id;
        };
        return { say: t('done.merge', { title: merged.title }), next: merged.id, undo: back };
      }),
    add: (spans) =>
      run(async () => {
        const added: PlanItem[] = [];
        for (const span of spans) added.push(await addItem(planId, span));
        put(added);
        const back: Undo = async () => {
          for (const { id } of added) put([await dropItem(id, t('undone'))]);
          return added[0]?.id;
        };
        return { say: t('done.add', { title: titleOf(added) }), next: added[0]?.id, undo: back };
      }),
  };
}

/** What is left out, taken back in, corrected. */
function choosingActs({ store, run, t }: Step): Pick<Acts, 'drop' | 'restore' | 'edit'> {
  const { put } = store;
  return {
    drop: (items, reason) =>
      run(async () => {
        for (const { id } of items) put([await dropItem(id, reason)]);
        const back: Undo = async () => {
          for (const { id } of items) put([await restoreItem(id)]);
          return items[0]?.id;
        };
        return { say: t('done.drop', { title: titleOf(items) }), undo: back };
      }),
    restore: (items) =>
      run(async () => {
        for (const { id } of items) put([await restoreItem(id)]);
        const back: Undo = async () => {
          for (const { id, dropReason } of items) put([await dropItem(id, dropReason ?? t('drop.why.other'))]);
          return items[0]?.id;
        };
        return { say: t('done.restore', { title: titleOf(items) }), undo: back };
      }),
    edit: (item, body) =>
      run(async () => {
        const edited = await editItem(item, body);
        put([edited]);
        const back: Undo = async () => {
          const { text, title, due, path } = item;
          put([await editItem(store.now(edited.id) ?? edited, { text, title, due, path })]);
          return edited.id;
        };
        return { say: t('done.edit', { title: edited.title }), undo: back };
      }),
  };
}

/** Who answers for what. */
function assigningActs({ planId, store, run, t }: Step): Pick<Acts, 'assign' | 'accept' | 'register'> {
  return {
    assign: (items, assignment) =>
      run(async () => {
        store.put(
          await assignItems(
            planId,
            items.map(({ id }) => id),
            assignment,
          ),
        );
        return { say: t('done.assign', { count: items.length }), undo: () => reassign(items, store) };
      }),
    accept: (items) =>
      run(async () => {
        const accepted = await acceptSuggestions(
          planId,
          items.map(({ id }) => id),
        );
        await store.readItems();
        return { say: t('done.accept', { count: accepted.length }), undo: () => reassign(items, store) };
      }),
    register: (ids, idempotencyKey) =>
      run(async () => {
        const registered = await registerItems(ids, idempotencyKey);
        await store.readItems();
        return { say: t('done.register', { count: registered.length }) };
      }),
  };
}

/** Each item gets back who answered for it, and until when. */
async function reassign(items: readonly PlanItem[], store: ItemStore): Promise<string | undefined> {
  for (const item of items) {
    const { leadDepartmentId, cooperatingDepartmentIds, leaderId, due } = item;
    store.put([await editItem(store.now(item.id) ?? item, { leadDepartmentId, cooperatingDepartmentIds, leaderId, due })]);
  }
  return items[0]?.id;
}

interface ItemStore {
  now(id: string): PlanItem | undefined;
  /** These items are as they are now. */
  put(items: readonly PlanItem[]): void;
  /** The first became the second. */
  take(gone: readonly PlanItem[], come: readonly PlanItem[]): void;
  readItems(): Promise<void>;
  /** What else the acts changed is read again. */
  readRest(): void;
}

/** The items as the page has them: an act puts its answer in, instead of reading the whole plan again. */
function useItemStore(planId: string): ItemStore {
  const queries = useQueryClient();
  const { queryKey } = planItemsQuery(planId);
  const take: ItemStore['take'] = (gone, come) =>
    queries.setQueryData(queryKey, (items = []) => {
      const out = new Set([...gone, ...come].map(({ id }) => id));
      return [...items.filter(({ id }) => !out.has(id)), ...come].sort(
        (one, other) => one.span.start - other.span.start || (one.id < other.id ? -1 : 1),
      );
    });
  return {
    take,
    now: (id) => queries.getQueryData(queryKey)?.find((item) => item.id === id),
    put: (items) => take([], items),
    readItems: () => queries.invalidateQueries({ queryKey }),
    readRest: () => {
      void queries.invalidateQueries({ queryKey: planQuery(planId).queryKey, exact: true });
      void queries.invalidateQueries({ queryKey: suggestionsQuery(planId).queryKey });
      void queries.invalidateQueries({ queryKey: ['plans'] });
    },
  };
}

/** One act at a time; a refusal says why and reads the items again. */
function useSteps(store: ItemStore, show: (id: string) => void) {
  const { t } = useTranslation('review');
  const [busy, setBusy] = useState(false);
  const running = useRef(false);
  const [undos, setUndos] = useState<readonly Undo[]>([]);
  const run = async (work: () => Promise<Done>): Promise<boolean> => {
    if (running.current) return false;
    running.current = true;
    setBusy(true);
    try {
      const { say, next, undo } = await work();
      if (undo) setUndos((now) => [...now, undo]);
      if (next) show(next);
      notify(say);
      return true;
    } catch (error) {
      notify(sentenceOf(error), 'fault');
      if (error instanceof ApiProblem) await store.readItems();
      return false;
    } finally {
      running.current = false;
      setBusy(false);
      store.readRest();
    }
  };
  const undo = async (): Promise<boolean> => {
    const last = undos.at(-1);
    if (!last || running.current) return false;
    setUndos(undos.slice(0, -1));
    return run(async () => {
      return { next: await last(), say: t('done.undo') };
    });
  };
  return { busy, canUndo: undos.length > 0, run, undo };
}
