/** "09:00–10:00", of an hour of the day. */
export function formatHour(hour: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(hour)}:00–${two(hour + 1)}:00`;
}
