import { z } from 'zod';
import { whySchema } from './text.ts';

/** What `rapport import --json` prints, and what an import page shows; seen = stored + duplicates + quarantined. */
export const importReportSchema = z.object({
  importId: z.number().int(),
  source: z.string(),
  seen: z.number().int(),
  stored: z.number().int(),
  duplicates: z.number().int(),
  quarantined: z.number().int(),
  /** Of the stored ones: those that are an exchange seen before, and counted with it. */
  repeats: z.number().int(),
  /** How often each rule changed a value. */
  changes: z.record(z.string(), z.number().int()),
  seconds: z.number(),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importItemSchema = importReportSchema.extend({
  title: z.string(),
  kind: z.enum(['files', 'live']),
  state: z.enum(['queued', 'running', 'done', 'failed', 'undone']),
  createdAt: z.string(),
  finishedAt: z.string().nullable(),
  undoneAt: z.string().nullable(),
  /** While running: bytes read of all bytes. */
  progress: z.object({ bytes: z.number(), totalBytes: z.number() }).nullable(),
  failure: whySchema.nullable(),
  /** What went beyond the tolerance of this import, though not far enough to stop it. */
  warnings: z.array(whySchema),
  /** What was decided about each file, and from what; the first 100 files. */
  files: z.array(
    z.object({
      originalId: z.number().int(),
      name: z.string(),
      source: z.string().nullable(),
      size: z.number(),
      zone: z.string().nullable(),
      evidence: z.array(whySchema),
    }),
  ),
});
export type ImportItem = z.infer<typeof importItemSchema>;

export const problemItemSchema = z.object({
  recordId: z.string(),
  importId: z.number().int(),
  file: z.string(),
  line: z.number().int(),
  stage: z.string(),
  code: z.string(),
  about: z.record(z.string(), z.string()),
  message: z.string(),
  excerpt: z.string(),
});
export type ProblemItem = z.infer<typeof problemItemSchema>;

/** The file behind `--map`. Strict: an unknown key is a typing error, not a wish. */
export const mappingSchema = z.strictObject({
  system: z.string().min(1).max(100).optional(),
  columns: z.record(z.string(), z.string()).optional(),
  dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
  ratingScale: z.enum(['1-5', '0-10', '0-100', '1-10', '1-7', '1-3', '0-1']).optional(),
  agents: z.array(z.string().min(1)).max(10_000).optional(),
  excelDates: z.enum(['1900', '1904']).optional(),
  repairSwappedDates: z.boolean().optional(),
  attributes: z
    .record(
      z.string(),
      z.strictObject({
        name: z
          .string()
          .min(1)
          .max(100)
          .regex(/^[^\p{C}]+$/u),
        unit: z.string().min(1).max(20).optional(),
        money: z.string().min(1).max(10).optional(),
      }),
    )
    .optional(),
});

/** Why a column of a table is taken for what it is, and the values that would be refused or changed most. */
export const columnEvidenceSchema = z.object({
  why: z.array(whySchema),
  rows: z.number().int(),
  values: z.number().int(),
  readable: z.number().int(),
  unreadable: z.array(z.object({ value: z.string(), line: z.number().int() })),
  alike: z.array(
    z.object({
      name: z.string(),
      count: z.number().int(),
      values: z.array(z.object({ value: z.string(), count: z.number().int() })),
    }),
  ),
  refused: z.number().int(),
  changed: z.number().int(),
  worst: z.array(
    z.object({ value: z.string(), line: z.number().int(), becomes: z.string().nullable(), rule: z.string() }),
  ),
});

/** Per cent of the records of an import: beyond `warn` it is said, beyond `stop` nothing is stored. */
const boundSchema = z.strictObject({
  warn: z.number().min(0).max(100).optional(),
  stop: z.number().min(0).max(100).optional(),
});
export type Bound = z.infer<typeof boundSchema>;

/** How much of an import may be refused, and how much of it a rule may change, by the rule's name. */
export const toleranceSchema = z.strictObject({
  refused: boundSchema.optional(),
  rules: z.record(z.string().max(100), boundSchema).optional(),
});
export type Tolerance = z.infer<typeof toleranceSchema>;

/** What `--map` may hold: a mapping, and beside it how much may go wrong. */
export const mapFileSchema = mappingSchema.extend({ tolerance: toleranceSchema.optional() });

const previewLineSchema = z.object({
  at: z.string(),
  channel: z.string(),
  direction: z.string().nullable(),
  customer: z.string().nullable(),
  agent: z.string().nullable(),
  text: z.string().nullable(),
});

/** What would become of the records of a file, read as it is said now; nothing is stored. */
export const trialSchema = z.object({
  /** Records that were read; all of the file's, or its first. */
  records: z.number().int(),
  isWhole: z.boolean(),
  refused: z.number().int(),
  /** How many records each rule would change. */
  changes: z.record(z.string(), z.number().int()),
  /** Those that fare worst: refused, each reason first, then most changed. */
  worst: z.array(
    z.object({
      line: z.number().int(),
      original: z.string(),
      record: previewLineSchema.nullable(),
      problem: whySchema.nullable(),
      changes: z.array(z.object({ field: z.string(), rule: z.string(), before: z.string(), after: z.string() })),
    }),
  ),
  /** What another choice would change, of the first `sample` records: how many it would refuse, and read as something else. */
  sample: z.number().int(),
  choices: z.array(
    z.object({
      choice: z.enum(['dateOrder', 'ratingScale', 'column', 'zone']),
      /** The value of the choice; of a column, its name. */
      value: z.string(),
      isTaken: z.boolean(),
      refused: z.number().int(),
      differs: z.number().int(),
    }),
  ),
  warnings: z.array(whySchema),
});
export type Trial = z.infer<typeof trialSchema>;

/** An uploaded file, looked at but not imported: what we think this is, and why. */
export const guessSchema = z.object({
  uploadId: z.string(),
  name: z.string(),
  size: z.number(),
  source: z.string().nullable(),
  confidence: z.number(),
  why: whySchema.nullable(),
  evidence: z.array(whySchema),
  reading: z
    .object({ dateOrder: z.string(), zone: z.string(), country: z.string().nullable(), ratingScale: z.string() })
    .nullable(),
  /** For tables: what each column is taken for. */
  columns: z.array(
    z.object({
      column: z.string(),
      field: z.string().nullable(),
      samples: z.array(z.string()),
      unit: z.string().nullable().optional(),
      evidence: columnEvidenceSchema.optional(),
      /** Its values carry units or currencies: what a mapping's `attributes` may say of it. */
      suggests: z.object({ name: z.string(), unit: z.string().optional(), money: z.string().optional() }).optional(),
    }),
  ),
  /** The first records as the history will show them. */
  preview: z.array(previewLineSchema),
  /** Null where the file cannot be read. */
  trial: trialSchema.nullable(),
  /** The profile that recognised it; null: none. */
  profile: z.object({ profileId: z.number().int(), name: z.string() }).nullable(),
  /** By what a profile would know such a file again; null where it is no table. */
  signature: z.object({ headers: z.array(z.string()), delimiter: z.string() }).nullable(),
  problem: whySchema.nullable(),
});
export type Guess = z.infer<typeof guessSchema>;

export const startImportSchema = z.strictObject({
  uploads: z.array(z.string()).min(1),
  as: z.string().optional(),
  zone: z.string().optional(),
  country: z.string().length(2).optional(),
  map: mappingSchema.optional(),
  /** Of single uploads, over what is said of all. */
  maps: z.record(z.string(), mappingSchema).optional(),
  tolerance: toleranceSchema.optional(),
  ignoresProfiles: z.boolean().optional(),
});
