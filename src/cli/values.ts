import { InvalidArgumentError } from 'commander';
import { type Dimension, DIMENSIONS } from '../contract/question-names.ts';

/** Readers of option values; what they refuse is a usage error. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('');
  return Number(text);
}

export function portNumber(text: string): number {
  const port = wholeNumber(text);
  if (port < 1 || port > 65_535) throw new InvalidArgumentError('');
  return port;
}

export function decimalNumber(text: string): number {
  if (!/^\d{1,15}(\.\d{1,9})?$/.test(text)) throw new InvalidArgumentError('');
  return Number(text);
}

export function oneOf<const T extends readonly string[]>(choices: T): (text: string) => T[number] {
  return (text) => {
    if (!choices.includes(text)) throw new InvalidArgumentError(choices.join(', '));
    return text;
  };
}

/** `DIMENSION=VALUE`, gathered as often as it is given. */
export function filterOption(
  text: string,
  before: readonly { dimension: Dimension; value: string }[],
): { dimension: Dimension; value: string }[] {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('DIMENSION=VALUE');
  return [...before, { dimension: oneOf(DIMENSIONS)(text.slice(0, equals)), value: text.slice(equals + 1) }];
}
