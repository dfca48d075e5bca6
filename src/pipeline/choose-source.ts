import { problem } from '../core/basics/problem.ts';
import { type Outcome, passed, refused } from '../core/basics/outcome.ts';
import { PersonError } from '../contract/person-error.ts';
import { SOURCES } from '../sources/index.ts';
import type { SourceFile } from '../sources/source-file.ts';
import type { Recognition, Source } from '../sources/source.ts';

export interface Chosen {
  readonly source: Source;
  /** Null where the user said which source it is. */
  readonly recognition: Recognition | null;
}

/** The source that a file is read by: the one that was named, else the one that is most sure. */
export function chooseSource(file: SourceFile, as: string | undefined): Outcome<Chosen> {
  if (as !== undefined) return passed({ source: sourceNamed(as), recognition: null });
  const guesses = SOURCES.map((source) => ({ source, recognition: source.recognise(file) }));
  const sure = guesses.filter((guess) => guess.recognition !== null);
  const best = sure.sort((a, b) => b.recognition!.confidence - a.recognition!.confidence)[0];
  return best ? passed(best) : refused(problem('source', 'file-unrecognised', { file: file.name }));
}

/** @throws {PersonError} `source.unknown` with the names that there are. */
export function sourceNamed(id: string): Source {
  const source = SOURCES.find((one) => one.id === id);
  if (source) return source;
  const known = SOURCES.map((one) => one.id).join(', ');
  throw new PersonError('source.unknown', { source: id, known }, { exitCode: 2, field: 'as' });
}
