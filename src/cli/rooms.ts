/** Loads another room of the house only when a command needs it: `rapport --help` stays quick. */
export async function room(name: string): Promise<Record<string, (...args: never[]) => unknown>> {
  return (await import(`../${name}/index.ts`)) as Record<string, (...args: never[]) => unknown>;
}
