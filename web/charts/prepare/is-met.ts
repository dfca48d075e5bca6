/** Whether a value is where it should be: at the goal it is. */
export function isMet(value: number, goal: number, better: 'higher' | 'lower'): boolean {
  return better === 'higher' ? value >= goal : value <= goal;
}
