import type { TestProject } from 'vitest/node';
import { startProduct } from './product.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    address: string;
    data: string;
    setUpLink: string;
  }
}

/** One product for all files: it is started empty, and the first that needs the sample company loads it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const product = await startProduct();
  project.provide('address', product.address);
  project.provide('data', product.data);
  project.provide('setUpLink', product.setUpLink ?? '');
  return product.stop;
}
