import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LOCALES } from '../text.ts';
import { CATALOGUES } from './index.ts';

const SRC = new URL('../../', import.meta.url);
const messages = CATALOGUES.flatMap((catalogue) => Object.entries(catalogue));
const known = new Set(messages.map(([code]) => code));
const sources = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(ts|sql)$/.test(path) && !/\.test\.ts$|testing\/|fixtures\.ts$|contract\/messages\//.test(path))
  .map((path) => readFileSync(new URL(path, SRC), 'utf8'));

/** Where codes stand in the sources; each captures the code. */
const USES: readonly RegExp[] = [
  /\bproblem\(\s*'\w+',\s*'([^']+)'/g,
  /\b(?:PersonError|Unreadable)\(\s*'([^']+)'/g,
  /\b(?:code|refused): '([^']+)'/g,
  /\b(?:code|refused): [^,'{}]* \? '([^']+)'/g,
  /\b(?:code|refused): [^,'{}]* \? '[^']+' : '([^']+)'/g,
  /\bsay\(\s*'([^']+)'/g,
];

describe('messages', () => {
  it('stand once each', () => {
    expect(messages.map(([code]) => code).filter((code, index, all) => all.indexOf(code) !== index)).toEqual([]);
  });

  it('are written in every language, with the same values in each', () => {
    for (const [code, { says, fix }] of messages) {
      for (const text of fix ? [says, fix] : [says]) {
        const values = LOCALES.map((locale) => [...text[locale].matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort());
        expect(values[0], code).toEqual(values[1]);
        for (const locale of LOCALES) expect(text[locale].trim(), code).not.toBe('');
        expect(text.en, code).not.toMatch(/\p{Script=Han}/u);
      }
    }
  });

  it('are there for every code that is used', () => {
    const used = new Set([...sources.flatMap(codesIn), ...sources.flatMap(refusalsIn)]);
    expect(used.size).toBeGreaterThan(100);
    expect([...used].filter((code) => !known.has(code))).toEqual([]);
  });

  it('are each used', () => {
    const literals = new Set(sources.flatMap(literalsIn));
    const patterns = sources.flatMap(patternsIn);
    const reasons = sources.flatMap(reasonsIn);
    const refusals = sources.flatMap(refusalsIn);
    const isUsed = (code: string): boolean =>
      literals.has(code) ||
      reasons.includes(code) ||
      refusals.includes(code) ||
      patterns.some((pattern) => pattern.test(code));
    expect([...known].filter((code) => !isUsed(code))).toEqual([]);
  });
});

function codesIn(source: string): string[] {
  return USES.flatMap((use) => [...source.matchAll(use)].map(([, code]) => code!));
}

/** Of `statistics/refusal.ts`. */
function refusalsIn(source: string): string[] {
  return [...source.matchAll(/\brefusal\(\s*'([^']+)'/g)].map(([, code]) => `statistics.${code}`);
}

/** Why a row was left out: as SQL names it (`then 'leg'`), or the statistics themselves. */
function reasonsIn(source: string): string[] {
  return [...source.matchAll(/(?:\b(?:then|else|select)|\breason:) '([\w-]+)'/g)].map(
    ([, reason]) => `left-out.${reason}`,
  );
}

function literalsIn(source: string): string[] {
  return [...source.matchAll(/'([\w.-]+)'/g)].map(([, text]) => text!);
}

/** Codes with a changing part: `mail-read-as-${kind}`. A prefix of one word says too little (`statistics.${code}`). */
function patternsIn(source: string): RegExp[] {
  return [...source.matchAll(/`([\w.-]*)\$\{[^}]+\}([\w.-]*)`/g)]
    .filter(([, before, after]) => /\w-\w/.test(before!) || /^\.\w{4}/.test(after!))
    .filter(([, before]) => !before!.startsWith('left-out.'))
    .map(([, before, after]) => new RegExp(`^${escaped(before!)}[\\w.-]+${escaped(after!)}$`));
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.');
}
