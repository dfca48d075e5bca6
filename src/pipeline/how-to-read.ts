import type { Settings } from '../contract/access.ts';
import { type Cleaning, STANDARD_CLEANING } from '../core/clean/cleaning.ts';
import { type AgentDirectory, agentDirectory } from '../core/identify/agent-directory.ts';
import type { Mapping, SurveyOptions } from '../sources/source.ts';
import type { Connection, Database } from '../store/database.ts';
import type { ImportOptions } from '../store/imports.ts';

/** What is said of an import, over what holds for the organisation. */
export function surveyOptions(options: ImportOptions, settings: Settings): SurveyOptions & { readonly as?: string } {
  return {
    as: options.as,
    zone: options.zone ?? settings.zone,
    country: options.country ?? settings.country,
    map: mappingOf(options),
    learned: {},
  };
}

/** Our own people: those of the organisation, and those that this import names. */
export function agentsFor(options: ImportOptions, settings: Settings): AgentDirectory {
  return agentDirectory([...settings.agents, ...(mappingOf(options)?.agents ?? [])]);
}

/** How the records of a source are cleaned: as somebody decided, else as usual. */
export async function cleaningOf(_connection: Connection | Database, _source: string): Promise<Cleaning> {
  return await Promise.resolve(STANDARD_CLEANING);
}

/** Checked when it was given; kept as JSON. */
function mappingOf(options: ImportOptions): Mapping | null {
  return (options.map as Mapping | undefined) ?? null;
}

const HOUR = 3_600_000;

export function chatSilenceOf(settings: Settings): number {
  return settings.chatSilenceHours * HOUR;
}
