import type { MomentReading, Reading } from '../../core/standardise/reading.ts';
import type { SurveyOptions } from '../source.ts';
import { orderOfColumn } from './decide-order.ts';
import { TIMES } from './fields.ts';
import { isSerial } from './guess-columns.ts';
import type { SampleRow } from './layout.ts';
import type { Column } from './table-details.ts';
import { zoneOfHeader } from './zone-of-header.ts';

/** Whether the moments of the contacts are a spreadsheet's day numbers. */
export function isSerialTable(columns: readonly Column[], samples: readonly SampleRow[]): boolean {
  const index = columns.findIndex(({ field }) => field === 'at' || field === 'at-date');
  const values = index < 0 ? [] : samples.map((row) => row.cells[index]!.trim()).filter((value) => value !== '');
  return values.length > 0 && values.filter(isSerial).length >= 0.9 * values.length;
}

/**
 * Each column of moments with the way in which its own values are read, where that differs from the file's:
 * another order of day and month that its values prove, or the zone that its header names. An order that
 * somebody gave, or that was learned from a later row, holds for all.
 */
export function decideMoments(
  columns: readonly Column[],
  samples: readonly SampleRow[],
  reading: Reading,
  options: SurveyOptions,
): Column[] {
  const isOrderFree = options.map?.dateOrder === undefined && options.learned.dateOrder === undefined;
  return columns.map((column, index) => {
    if (column.field === null || !TIMES.has(column.field)) return column;
    const dateOrder = (isOrderFree ? orderOfColumn(samples, index)?.order : null) ?? reading.dateOrder;
    const zone = zoneOfHeader(column.column) ?? reading.zone;
    if (dateOrder === reading.dateOrder && zone === reading.zone) return column;
    const moments: MomentReading = {
      dateOrder,
      zone,
      ...(reading.serials === undefined ? {} : { serials: reading.serials }),
    };
    return { ...column, moments };
  });
}
