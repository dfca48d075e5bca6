import type { FixAbout } from '../contract/decisions.ts';
import type { Settings } from '../contract/access.ts';
import { CALL_BACK_DAYS } from '../contract/call-back-days.ts';
import { SUBJECT_THREAD_DAYS } from '../contract/subject-thread-days.ts';
import { type Cleaning, STANDARD_CLEANING } from '../core/clean/cleaning.ts';
import { type Fix, fixesOf } from '../core/clean/fixes.ts';
import { cleaningOfRecipe } from '../core/clean/recipe.ts';
import type { HowToDerive } from '../core/derive/derive.ts';
import type { ContactPointId, RecordId } from '../core/basics/ids.ts';
import type { AuthorRoles } from '../core/basics/author-role.ts';
import { type AgentDirectory, agentDirectory } from '../core/identify/agent-directory.ts';
import type { Mapping, Profile, SurveyOptions } from '../sources/source.ts';
import type { Connection, Database } from '../store/database.ts';
import { activeDecisions } from '../store/decisions.ts';
import type { ImportOptions } from '../store/imports.ts';
import { activeRecipe } from '../store/recipes.ts';

/** What settings decide about conversations; milliseconds. */
export type Deriving = Required<Pick<HowToDerive, 'chatSilence' | 'subjectSpan' | 'callBackSpan'>>;

/** What is said of an import, over what holds for the organisation. */
export function surveyOptions(
  options: ImportOptions,
  settings: Settings,
  profiles: readonly Profile[],
): SurveyOptions & { readonly as?: string } {
  return {
    as: options.as,
    zone: options.zone ?? settings.zone,
    country: options.country ?? settings.country,
    given: { zone: options.zone, country: options.country },
    map: mappingOf(options),
    profiles: options.ignoresProfiles === true ? [] : profiles,
    learned: {},
  };
}

/** Our own people: those of the organisation, and those that this import names. */
export function agentsFor(options: ImportOptions, settings: Settings): AgentDirectory {
  return agentDirectory([...settings.agents, ...(mappingOf(options)?.agents ?? [])]);
}

/** What people decided about contact points: of each the newest that holds. */
export async function rolesThatHold(connection: Connection | Database): Promise<AuthorRoles> {
  const decisions = await activeDecisions(connection, 'author-role');
  return new Map(decisions.map(({ about }) => [about.point as ContactPointId, about.role]));
}

/** How the records of a source are cleaned: as somebody decided, else as usual. */
export async function cleaningOf(connection: Connection | Database, source: string): Promise<Cleaning> {
  const recipe = await activeRecipe(connection, source);
  const cleaning = recipe === null ? STANDARD_CLEANING : cleaningOfRecipe(recipe);
  const fixes = await fixesThatHold(connection);
  return fixes.length === 0 ? cleaning : { ...cleaning, fixes: fixesOf(fixes) };
}

/** What people put right by hand, in the order in which they did. */
export async function fixesThatHold(connection: Connection | Database): Promise<Fix[]> {
  return (await activeDecisions(connection, 'fix')).map(({ about }) => fixOfDecision(about));
}

export function fixOfDecision(about: FixAbout): Fix {
  return { ...about, recordId: about.recordId as RecordId | null };
}

/** Checked when it was given; kept as JSON. */
function mappingOf(options: ImportOptions): Mapping | null {
  return (options.map as Mapping | undefined) ?? null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How conversations are made, as the organisation has decided. */
export function derivingOf(settings: Settings): Deriving {
  return {
    chatSilence: settings.chatSilenceHours * HOUR,
    subjectSpan: (settings.subjectThreadDays ?? SUBJECT_THREAD_DAYS) * DAY,
    callBackSpan: (settings.callBackDays ?? CALL_BACK_DAYS) * DAY,
  };
}
