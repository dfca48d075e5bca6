import { PersonError } from '../contract/person-error.ts';
import type { ImportReport } from '../contract/imports.ts';
import type { Store } from '../store/store.ts';
import type { Progress } from './progress.ts';

type ImportSample = (store: Store, onProgress?: (progress: Progress) => void) => Promise<ImportReport>;

/** The pipeline's way to load the sample company. */
export async function sampleImporter(): Promise<ImportSample> {
  const pipeline = (await import('../pipeline/index.ts')) as { importSample?: ImportSample };
  if (!pipeline.importSample) throw new PersonError('cli.no-sample');
  return pipeline.importSample;
}
