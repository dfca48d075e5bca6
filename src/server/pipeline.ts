import type * as pipeline from '../pipeline/index.ts';
import type { Store } from '../store/store.ts';

/** What the server asks of the pipeline; tests stand in for it. */
export type Pipeline = Pick<
  typeof pipeline,
  | 'dryRun'
  | 'dryRunAgain'
  | 'queueImport'
  | 'listImports'
  | 'undoImport'
  | 'listProblems'
  | 'groupProblems'
  | 'problemRows'
  | 'problemSheet'
  | 'bringBack'
  | 'intake'
  | 'inspectRecord'
  | 'openOriginal'
  | 'openAttachment'
  | 'textAsItCame'
  | 'decide'
  | 'undoDecision'
  | 'suggestPeople'
  | 'listRecipes'
  | 'previewRecipe'
> & {
  /** Queues the sample company; missing where the product came without one. */
  queueSample?(store: Store): Promise<number>;
};
