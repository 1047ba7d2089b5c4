import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What Vite writes of a module of the console, by the path of its source. */
interface Chunk {
  file: string;
  imports?: string[];
  css?: string[];
}

type Manifest = Readonly<Record<string, Chunk>>;

/** Which scripts and styles the page of an address is made of, beside those that every page loads. */
export class PageFiles {
  private readonly ofAll: ReadonlySet<string>;

  private constructor(private readonly manifest: Manifest) {
    this.ofAll = new Set(filesOf(manifest, 'index.html'));
  }

  /** Reads the manifest in a folder that Vite wrote; without one no page is known. */
  static in(folder: string): PageFiles {
    const file = join(folder, '.vite/manifest.json');
    return new PageFiles(existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Manifest) : {});
  }

  /** Of `/projects` those of `projects-page`, of `/projects/ID` those of `project-page`. An address that no page is named after has none. */
  of(path: string): string[] {
    const [, list = '', id] = path.split('/');
    const name = id ? list.replace(/s$/, '') : list;
    return [...new Set(filesOf(this.manifest, `src/pages/${name}/${name}-page.tsx`))].filter((file) => !this.ofAll.has(file));
  }
}

/** With all that it imports at once. */
function filesOf(manifest: Manifest, source: string): string[] {
  const chunk = Object.hasOwn(manifest, source) ? manifest[source] : undefined;
  if (!chunk) return [];
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.imports ?? []).flatMap((one) => filesOf(manifest, one))];
}
