import { CommanderError } from 'commander';
import { fixFor, say } from '../contract/messages/index.ts';
import { PersonError } from '../contract/person-error.ts';
import type { Locale } from '../contract/text.ts';
import { isAway } from '../store/is-away.ts';

export interface Failure {
  /** `error:` what happened, `fix:` what to do. */
  readonly lines: string;
  readonly exitCode: number;
}

/** Two lines for whatever went wrong; null for what is none (`--help`, `--version`). */
export function failureOf(error: unknown, locale: Locale): Failure | null {
  if (error instanceof CommanderError) return error.exitCode === 0 ? null : inWords(usageError(error), locale);
  return inWords(error instanceof PersonError ? error : understood(error), locale);
}

function inWords({ code, about, options }: PersonError, locale: Locale): Failure {
  const lines = `error: ${oneLine(say(code, about, locale))}\nfix: ${oneLine(fixFor(code, about, locale))}`;
  return { lines, exitCode: options.exitCode ?? 1 };
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}

const USAGE: Readonly<Record<string, string>> = {
  'commander.unknownCommand': 'cli.unknown-command',
  'commander.unknownOption': 'cli.unknown-option',
  'commander.missingArgument': 'cli.missing-argument',
  'commander.optionMissingArgument': 'cli.missing-value',
  'commander.missingMandatoryOptionValue': 'cli.missing-option',
  'commander.excessArguments': 'cli.excess-arguments',
  'commander.invalidArgument': 'cli.invalid-value',
  'commander.help': 'cli.no-command',
};

/** commander says the details in its sentence only. */
function usageError(error: CommanderError): PersonError {
  const [, name = ''] = /'([^']+)'/.exec(error.message) ?? [];
  const [, suggestion = ''] = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message) ?? [];
  const detail = error.message.replace(/^error: /, '').split('\n')[0] ?? '';
  const code = USAGE[error.code] ?? 'cli.usage';
  return new PersonError(suggestion ? `${code}.suggestion` : code, { name, suggestion, detail }, { exitCode: 2 });
}

const LOST = new Set(['57P01', '57P02', '57P03', '08006', '08003', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE']);
const FULL = new Set(['53100', 'ENOSPC', 'EDQUOT']);
const FORBIDDEN = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Failures that no code of ours named, but that a person can still do something about. */
function understood(error: unknown): PersonError {
  const { code = '', message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  if (FULL.has(code)) return new PersonError('database.disk-full', { detail: message }, { cause: error });
  if (FORBIDDEN.has(code)) return new PersonError('cli.forbidden', { detail: message }, { cause: error });
  if (code === 'ENOENT' && !isAway(error))
    return new PersonError('cli.not-there', { detail: message }, { cause: error });
  if (code === 'ENOENT' || LOST.has(code) || /Connection terminated|after calling end/i.test(message)) {
    return new PersonError('cli.database-lost', { detail: message }, { cause: error });
  }
  return new PersonError('cli.unexpected', { detail: message }, { cause: error });
}
