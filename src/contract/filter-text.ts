import { DIMENSIONS } from './question-names.ts';
import type { Filter, FilterTree } from './question.ts';

/** More conditions than anyone writes by hand, and deeper. */
export const MOST_CONDITIONS = 200;
const DEEPEST = 20;

/** Where a text stops being a filter: the character's place, from 0. */
export interface NotAFilter {
  readonly at: number;
}

/**
 * A filter as people write it: `channel=email and not (agent=Ann or agent="Wang Fang")`.
 *
 * `and` binds more than `or`, `not` more than both; `!=` is the same as `not … = …`. Values with spaces,
 * brackets or quotes stand in double quotes (`\"` inside); an empty one is unknown: `agent=""`.
 */
export function readFilter(text: string): FilterTree | NotAFilter {
  const reader = new FilterReader(text);
  try {
    return reader.whole();
  } catch (error) {
    if (error instanceof Stop) return { at: reader.at };
    throw error;
  }
}

/** The same filter as text; {@link readFilter} reads it back. */
export function writeFilter(tree: FilterTree): string {
  if ('and' in tree) return tree.and.map((one) => wrapped(one, 'or' in one)).join(' and ') || 'all';
  if ('or' in tree) return tree.or.map((one) => wrapped(one, false)).join(' or ') || 'none';
  if ('not' in tree) return `not ${wrapped(tree.not, 'and' in tree.not || 'or' in tree.not)}`;
  return `${tree.dimension}=${/^[^\s()"（）]+$/.test(tree.value) ? tree.value : quoted(tree.value)}`;
}

function wrapped(tree: FilterTree, isBracketed: boolean): string {
  return isBracketed ? `(${writeFilter(tree)})` : writeFilter(tree);
}

function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`;
}

/** Nothing that fits stands here. */
class Stop extends Error {}

/** Reads from left to right, one symbol ahead; stops at the first thing that does not fit. */
class FilterReader {
  at = 0;
  private conditions = 0;

  constructor(private readonly text: string) {}

  whole(): FilterTree {
    const tree = this.alternatives(0);
    this.spaces();
    if (this.at < this.text.length) throw new Stop();
    return tree;
  }

  private alternatives(depth: number): FilterTree {
    const parts = [this.together(depth)];
    while (this.word('or')) parts.push(this.together(depth));
    return parts.length === 1 ? parts[0]! : { or: parts };
  }

  private together(depth: number): FilterTree {
    const parts = [this.one(depth)];
    while (this.word('and')) parts.push(this.one(depth));
    return parts.length === 1 ? parts[0]! : { and: parts };
  }

  private one(depth: number): FilterTree {
    if (depth > DEEPEST) throw new Stop();
    if (this.word('not')) return { not: this.one(depth + 1) };
    if (this.word('all')) return { and: [] };
    if (this.word('none')) return { or: [] };
    if (!this.sign(/[(（]/y)) return this.condition();
    const tree = this.alternatives(depth + 1);
    if (!this.sign(/[)）]/y)) throw new Stop();
    return tree;
  }

  private condition(): FilterTree {
    this.conditions++;
    const name = this.sign(/[a-z-]+/iy)?.toLowerCase();
    const dimension = DIMENSIONS.find((known) => known === name);
    if (!dimension || this.conditions > MOST_CONDITIONS) {
      this.at -= name?.length ?? 0;
      throw new Stop();
    }
    const compares = this.sign(/!=|≠|[=＝]/y);
    if (!compares) throw new Stop();
    const filter: Filter = { dimension, value: this.value() };
    return compares === '!=' || compares === '≠' ? { not: filter } : filter;
  }

  private value(): string {
    const quotedValue = this.sign(/"(?:[^"\\]|\\.)*"/y);
    if (quotedValue) return quotedValue.slice(1, -1).replace(/\\(.)/g, '$1');
    const bare = this.sign(/[^\s()"（）]+/y);
    if (!bare) throw new Stop();
    return bare;
  }

  private word(word: string): boolean {
    return this.sign(new RegExp(`${word}(?![\\w=!-])`, 'iy')) !== null;
  }

  private sign(pattern: RegExp): string | null {
    this.spaces();
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (!match) return null;
    this.at += match[0].length;
    return match[0];
  }

  private spaces(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.at++;
  }
}
