import { problem, type Problem } from '../../core/basics/problem.ts';

/**
 * Bytes that turned out unreadable while they were read: a stream of a damaged archive ends with it.
 * It costs the file; `problem` says why, as for every other bad input.
 */
export class UnreadableError extends Error {
  readonly problem: Problem;

  constructor(code: string, about: Record<string, string> = {}) {
    super(code);
    this.name = 'UnreadableError';
    this.problem = problem('source', code, about);
  }
}

/** What an error of the file system or of unpacking means for the file; unknown ones are named as they are. */
export function problemOf(error: unknown): Problem {
  if (error instanceof UnreadableError) return error.problem;
  const { code, message } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : FILE_SYSTEM[code];
  return known ? problem('source', known) : problem('source', 'file-unreadable', { reason: code ?? message });
}

const FILE_SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EACCES: 'file-no-permission',
  EPERM: 'file-no-permission',
  ELOOP: 'file-link-loop',
  ENAMETOOLONG: 'file-name-too-long',
  Z_BUF_ERROR: 'archive-truncated',
  Z_DATA_ERROR: 'archive-damaged',
};
