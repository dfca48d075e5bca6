/**
 * What operating systems leave beside files, and never a user: not shown, not counted. Other hidden
 * names stay, since a Maildir's subfolders begin with a dot.
 */
export function isJunk(path: string): boolean {
  return path.split(/[/\\]/).some((part) => JUNK.has(part.toLowerCase()) || part.startsWith('._'));
}

const JUNK: ReadonlySet<string> = new Set([
  '.ds_store',
  '.localized',
  '.spotlight-v100',
  '.trashes',
  '.fseventsd',
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  '$recycle.bin',
]);
