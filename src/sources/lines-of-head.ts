import type { SourceFile } from './source-file.ts';

/** The first lines of a file that say something, at most `most` with the blank ones; none where it is no text. The last one may be cut off and is left out. */
export function linesOfHead(file: SourceFile, most: number): string[] {
  if (file.head.subarray(0, 1024).includes(0)) return [];
  const text = file.head.toString('utf8');
  const whole = file.head.length < file.size ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  return whole.split(/\r?\n/, most).filter((line) => line.trim() !== '');
}
