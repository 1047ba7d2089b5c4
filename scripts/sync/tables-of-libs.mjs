// Which lib owns which table: where its entity stands.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup.mjs';

/** @returns {Record<string, string[]>} names of tables by lib or app, both in order of the alphabet */
export function tablesOfLibs() {
  const owned = ['libs', 'apps'].flatMap((top) =>
    readdirSync(join(root, top)).flatMap((name) => {
      const tables = entitiesIn(join(root, top, name)).toSorted();
      return tables.length > 0 ? [[top === 'apps' ? `apps/${name}` : name, tables]] : [];
    }),
  );
  return Object.fromEntries(owned);
}

function entitiesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.entity.ts'))
    .flatMap((path) =>
      [...readFileSync(join(folder, path), 'utf8').matchAll(/@Entity\((?:'([a-z_]+)'|\{[^}]*name: '([a-z_]+)')/g)].map(
        ([, name, named]) => name ?? named,
      ),
    );
}
