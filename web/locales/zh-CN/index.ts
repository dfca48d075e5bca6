import { people } from './people.ts';
import { alerts } from './alerts.ts';
import { changes } from './changes.ts';
import { cleaning } from './cleaning.ts';
import { conversations } from './conversations.ts';
import type { Dictionary } from '../dictionary.ts';
import { forecast } from './forecast.ts';
import { frame } from './frame.ts';
import { history, search } from './history.ts';
import { hours } from './hours.ts';
import { imports } from './imports.ts';
import { explore, overview, rows } from './overview.ts';
import { measures } from './measures.ts';
import { problems } from './problems.ts';
import { quality } from './quality.ts';
import { questions } from './questions.ts';
import { receivers } from './receivers.ts';
import { repeats } from './repeats.ts';
import { access, settings } from './settings.ts';
import { wizard } from './wizard.ts';

export const zhCN: Dictionary = {
  frame,
  alerts,
  overview,
  explore,
  forecast,
  rows,
  history,
  search,
  hours,
  imports,
  measures,
  problems,
  quality,
  questions,
  changes,
  cleaning,
  conversations,
  receivers,
  repeats,
  people,
  settings,
  access,
  wizard,
};
