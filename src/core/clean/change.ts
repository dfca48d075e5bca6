/**
 * One value that a rule changed. `rule` is the id of a cleaning or standardising rule; a rule whose
 * id starts with `fill-` gave a value that the source did not (then `before` is empty).
 */
export interface Change {
  readonly field: string;
  readonly rule: string;
  readonly before: string;
  readonly after: string;
}
