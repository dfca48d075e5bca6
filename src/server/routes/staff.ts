import { staffSuggestionsSchema } from '../../contract/staff.ts';
import { staffSuggestions } from '../../store/staff-suggestions.ts';
import { readSettings } from '../../store/settings.ts';
import type { Context, Scope } from './context.ts';

/** Who looks like one of ours, or like a machine: for people to decide. */
export async function staffRoutes(scope: Scope, { store }: Context): Promise<void> {
  scope.get(
    '/staff-suggestions',
    { config: { access: 'person' }, schema: { response: { 200: staffSuggestionsSchema } } },
    async () => await staffSuggestions(store.database, (await readSettings(store.database)).agents),
  );
}
