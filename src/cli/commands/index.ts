import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { start } from './start.ts';

/** The commands, in the order of `rapport --help`. */
export const COMMANDS: readonly ((shell: Shell) => Command)[] = [start];
