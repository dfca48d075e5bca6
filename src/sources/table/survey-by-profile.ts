import type { Outcome } from '../../core/basics/outcome.ts';
import type { SourceFile } from '../source-file.ts';
import type { Profile, Survey, SurveyOptions, Why } from '../source.ts';
import { headOfTable } from './head-of-table.ts';
import { profileFor } from './profile-for.ts';
import { surveyTable } from './survey-table.ts';
import type { TableDetails } from './table-details.ts';

/** Decides how a table is read: as it is said, else as files with its columns were put right before, else by a guess. */
export async function surveyByProfile(
  file: SourceFile,
  options: SurveyOptions,
): Promise<Outcome<Survey<TableDetails>>> {
  const profile = options.map === null ? found(file, options.profiles ?? []) : null;
  if (profile === null) return await surveyTable(file, options);
  const { given = {} } = options;
  const surveyed = await surveyTable(file, {
    ...options,
    map: profile.map,
    zone: given.zone ?? profile.zone ?? options.zone,
    country: given.country ?? profile.country ?? options.country,
  });
  return surveyed.ok ? { ok: true, value: readBy(profile, surveyed.value) } : surveyed;
}

function found(file: SourceFile, profiles: readonly Profile[]): Profile | null {
  if (profiles.length === 0) return null;
  const head = headOfTable(file);
  return head === null ? null : profileFor(head, profiles);
}

function readBy({ profileId, name, map, importId }: Profile, survey: Survey<TableDetails>): Survey<TableDetails> {
  const why: Why =
    importId === null
      ? { code: 'profile-used', about: { profile: name } }
      : { code: 'profile-used-from', about: { profile: name, import: String(importId) } };
  return { ...survey, evidence: [why, ...survey.evidence], profile: { profileId, name, map } };
}
