/** A statement that the mirror cannot answer: PostgreSQL does. */
export class NotInMirror extends Error {}
