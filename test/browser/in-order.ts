import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The first start comes first: it meets the product as it came. The others may come in any order. */
export class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): string => moduleId.replace(/first-start/, '!');
    return [...files].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  }
}
