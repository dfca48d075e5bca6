import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** A Chromium for the browser tests: the one that is there, else Debian's, installed where we may. */
export function findBrowser() {
  const there = process.env.RAPPORT_BROWSER ?? PLACES.find((place) => existsSync(place));
  if (there) return there;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('No browser found; installing Debian’s chromium.');
    const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
    const isThere = apt('update') && apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
    if (isThere && existsSync(PLACES[0])) return PLACES[0];
  }
  console.error(
    'error: The browser tests found no Chromium.\n' +
      'fix: Install it ("apt-get install chromium" on Debian), or name one in RAPPORT_BROWSER.',
  );
  return null;
}
