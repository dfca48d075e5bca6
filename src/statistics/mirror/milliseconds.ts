/** The function of PostgreSQL by which both engines read moments (migration 38), in a mirror's schema: whole, cut off towards 1970. */
export const MILLISECONDS = 'create macro published.milliseconds(instant) as epoch_ms(instant);';
