import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from './index.ts';

const here = new URL('.', import.meta.url);

describe('COMMANDS', () => {
  it('has every file of its folder, once, under its own name', () => {
    const files = readdirSync(here).filter((name) => !name.endsWith('.test.ts') && name !== 'index.ts');
    expect(COMMANDS.map((command) => `${kebab(command.name)}.ts`).sort()).toEqual(files.sort());
  });

  it('imports each from the file of its name', () => {
    const list = readFileSync(new URL('index.ts', here), 'utf8');
    for (const { name } of COMMANDS) expect(list).toContain(`import { ${name} } from './${kebab(name)}.ts';`);
  });
});

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
