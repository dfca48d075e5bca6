import { expect, test } from 'vitest';
import { mappingPage } from './mapping-page.ts';

test('docs/mapping.md says what a column may be', async () => {
  await expect(mappingPage()).toMatchFileSnapshot('../../../docs/mapping.md');
});
