const DAY_MS = 86_400_000;
const HALF_A_DAY = 12 * 60;

/** The day of each line of a log: its own, that of the last line which told one, or the next after a midnight. */
export class DaysOfLog {
  #day: string | null;
  #minutes = 0;

  constructor(firstDay: string | null) {
    this.#day = firstDay;
  }

  /** A line says which day it is from here on; '' says nothing. */
  begin(date: string): void {
    if (date === '') return;
    this.#day = date;
    this.#minutes = 0;
  }

  /** Null: nothing has told the day yet. */
  of(date: string | null, time: string): string | null {
    if (date !== null) this.begin(date);
    const [hours = 0, minutes = 0] = time.split(':').map(Number);
    const now = hours * 60 + minutes;
    if (date === null && this.#day !== null && now < this.#minutes - HALF_A_DAY) this.#day = next(this.#day);
    this.#minutes = now;
    return this.#day;
  }
}

function next(day: string): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? day : new Date(at + DAY_MS).toISOString().slice(0, 10);
}
