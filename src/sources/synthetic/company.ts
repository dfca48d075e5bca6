/** What the sample's file says: everything that its weeks follow from. */
export interface Company {
  readonly rapport: 'sample';
  readonly company: string;
  readonly seed: number;
  readonly weeks: number;
  /** The first day that is not told any more, in UTC; ISO 8601. */
  readonly until: string;
}

/** The company that Rapport brings along: furniture and lamps, sold in China and in Europe. */
export const SAMPLE_COMPANY = { company: 'Harbour & Pine 港松家居', seed: 7, weeks: 26 } as const;

/** More would no longer be a sample; two years of it take a few seconds. */
const MOST_WEEKS = 104;
const LONGEST_FILE = 4_096;

/** The file of the sample company, as it stands on a day. The same day gives the same bytes. */
export function sampleFile(until: string): string {
  const company: Company = { rapport: 'sample', ...SAMPLE_COMPANY, until };
  return `${JSON.stringify(company, null, 2)}\n`;
}

/** The company that a file describes; null where it describes none. */
export function companyIn(bytes: Uint8Array): Company | null {
  if (bytes.length > LONGEST_FILE) return null;
  const told = parsed(new TextDecoder().decode(bytes));
  return told !== null && told['rapport'] === 'sample' && isCompany(told) ? told : null;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function isCompany(told: Record<string, unknown>): told is Record<string, unknown> & Company {
  const { company, seed, weeks, until } = told;
  return (
    typeof company === 'string' &&
    company !== '' &&
    isWithin(seed, 0, 2 ** 31 - 1) &&
    isWithin(weeks, 1, MOST_WEEKS) &&
    typeof until === 'string' &&
    /^20\d\d-\d\d-\d\d$/.test(until) &&
    !Number.isNaN(Date.parse(until))
  );
}

function isWithin(value: unknown, least: number, most: number): boolean {
  return Number.isInteger(value) && (value as number) >= least && (value as number) <= most;
}
