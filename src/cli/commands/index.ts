import type { Command } from 'commander';
import type { Shell } from '../shell.ts';
import { alerts } from './alerts.ts';
import { ask } from './ask.ts';
import { backup } from './backup.ts';
import { conversation } from './conversation.ts';
import { customers } from './customers.ts';
import { decisions } from './decisions.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { forecast } from './forecast.ts';
import { history } from './history.ts';
import { importPaths } from './import-paths.ts';
import { imports } from './imports.ts';
import { merge } from './merge.ts';
import { problems } from './problems.ts';
import { quality } from './quality.ts';
import { questions } from './questions.ts';
import { repeats } from './repeats.ts';
import { receivers } from './receivers.ts';
import { recipe } from './recipe.ts';
import { replay } from './replay.ts';
import { restore } from './restore.ts';
import { search } from './search.ts';
import { split } from './split.ts';
import { start } from './start.ts';
import { suggestions } from './suggestions.ts';
import { token } from './token.ts';
import { undoDecision } from './undo-decision.ts';
import { undo } from './undo.ts';
import { why } from './why.ts';

/** The commands, in the order of `rapport --help`. */
export const COMMANDS: readonly ((shell: Shell) => Command)[] = [
  start,
  demo,
  importPaths,
  imports,
  undo,
  problems,
  quality,
  replay,
  repeats,
  recipe,
  merge,
  split,
  suggestions,
  decisions,
  undoDecision,
  conversation,
  ask,
  why,
  questions,
  forecast,
  alerts,
  receivers,
  customers,
  history,
  search,
  token,
  backup,
  restore,
  doctor,
];
