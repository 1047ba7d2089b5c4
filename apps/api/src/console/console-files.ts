import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { PageFiles } from './page-files.js';

/** How the bytes of a file are packed; `identity` is the file as it is. */
export type Packing = 'br' | 'gzip' | 'identity';

export interface ConsoleFile {
  type: string;
  /** Its name holds a digest of its content, so it never changes. */
  hashed: boolean;
  bytes: Partial<Record<Packing, Buffer>> & { identity: Buffer };
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
const ENDINGS = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

/** The pages as `npm run build` wrote them. They are few and small, and are read once. */
export class ConsoleFiles {
  private constructor(
    /** The page that every address of the console begins with; null: the console was not built. */
    readonly page: string | null,
    private readonly files: ReadonlyMap<string, ConsoleFile>,
    private readonly pages: PageFiles,
  ) {}

  /** Reads a folder that Vite wrote. A folder that does not exist is a console without a page. */
  static in(folder: string): ConsoleFiles {
    const page = join(folder, 'index.html');
    const pages = PageFiles.in(folder);
    if (!existsSync(page)) return new ConsoleFiles(null, new Map(), pages);
    const names = ['', 'assets'].flatMap((part) => namesIn(folder, part));
    return new ConsoleFiles(readFileSync(page, 'utf8'), new Map(names.map((name) => [`/${name}`, read(folder, name)])), pages);
  }

  /** @param path as in the address, beginning with `/` */
  at(path: string): ConsoleFile | undefined {
    return this.files.get(path);
  }

  /** What the page of an address needs besides what every page does, as values of a `Link` header. */
  hintsFor(path: string): string[] {
    return this.pages
      .of(path)
      .map((file) => `</${file}>; ${file.endsWith('.css') ? 'rel=preload; as=style' : 'rel=modulepreload'}`);
  }
}

function namesIn(folder: string, part: string): string[] {
  const inside = join(folder, part);
  if (!existsSync(inside)) return [];
  return readdirSync(inside)
    .filter((name) => extname(name) in TYPES)
    .map((name) => (part ? `${part}/${name}` : name));
}

function read(folder: string, name: string): ConsoleFile {
  const file = join(folder, name);
  const bytes: ConsoleFile['bytes'] = { identity: readFileSync(file) };
  for (const [packing, ending] of ENDINGS) {
    if (existsSync(file + ending)) bytes[packing] = readFileSync(file + ending);
  }
  return { type: TYPES[extname(name)] ?? 'application/octet-stream', hashed: name.startsWith('assets/'), bytes };
}
