const MICROSECONDS_FROM_1970_TO_2000 = 946_684_800_000_000;
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const TRAILER = Buffer.from([0xff, 0xff]);
const FIRST_SIZE = 64 * 1024;
/** Buffers that were sent, to be written again: a bulk import would leave gigabytes of them behind. */
const spare: Buffer[] = [];
const MOST_SPARE = 4;

/**
 * Rows in PostgreSQL's binary COPY format, written into one growing buffer: no text is made of
 * ids and instants, and none is parsed on the other side. Source: PostgreSQL manual, COPY, "Binary
 * Format". Call {@link CopyRows.row} first, then one method for each column in the table's order.
 */
export class CopyRows {
  private buffer = spare.pop() ?? Buffer.allocUnsafe(FIRST_SIZE);
  private used = HEADER.copy(this.buffer);
  /** The ids written last, and where: most are written several times in a row. */
  private lastUuid = '';
  private lastUuidAt = 0;
  private uuidBefore = '';
  private uuidBeforeAt = 0;
  /** Rows begun so far. */
  count = 0;

  row(columns: number): void {
    this.reserve(2);
    this.used = this.buffer.writeInt16BE(columns, this.used);
    this.count++;
  }

  null(): void {
    this.reserve(4);
    this.used = this.buffer.writeInt32BE(-1, this.used);
  }

  /** So many columns in a row without a value. */
  nulls(columns: number): void {
    this.reserve(4 * columns);
    this.buffer.fill(0xff, this.used, this.used + 4 * columns);
    this.used += 4 * columns;
  }

  boolean(value: boolean): void {
    this.length(1, 1);
    this.buffer[this.used++] = value ? 1 : 0;
  }

  int2(value: number | null): void {
    if (value === null) return this.null();
    this.length(2, 2);
    this.used = this.buffer.writeInt16BE(value, this.used);
  }

  int4(value: number | null): void {
    if (value === null) return this.null();
    this.length(4, 4);
    this.used = this.buffer.writeInt32BE(value, this.used);
  }

  int8(value: number | null): void {
    if (value === null) return this.null();
    this.length(8, 8);
    this.writeInt64(value);
  }

  float8(value: number | null): void {
    if (value === null) return this.null();
    this.length(8, 8);
    this.used = this.buffer.writeDoubleBE(value, this.used);
  }

  /** UTC milliseconds. */
  instant(value: number | null): void {
    if (value === null) return this.null();
    this.length(8, 8);
    this.writeInt64(value * 1000 - MICROSECONDS_FROM_1970_TO_2000);
  }

  uuid(value: string | null): void {
    if (value === null) return this.null();
    this.length(16, 16);
    if (value === this.lastUuid) this.copyUuid(this.lastUuidAt);
    else if (value === this.uuidBefore) this.copyUuid(this.uuidBeforeAt);
    else {
      this.uuidBefore = this.lastUuid;
      this.uuidBeforeAt = this.lastUuidAt;
      this.lastUuid = value;
      this.lastUuidAt = this.used;
      this.writeUuid(value);
    }
  }

  uuids(values: readonly string[] | null): void {
    if (values === null) return this.null();
    this.arrayHead(values.length, UUID_OID, 20 * values.length);
    for (const value of values) {
      this.used = this.buffer.writeInt32BE(16, this.used);
      this.writeUuid(value);
    }
  }

  /** Text and enum labels. PostgreSQL cannot store U+0000: it must have been cleaned away. */
  text(value: string | null): void {
    if (value === null) return this.null();
    this.reserve(4 + value.length * 3);
    const bytes = this.buffer.write(value, this.used + 4, 'utf8');
    this.buffer.writeInt32BE(bytes, this.used);
    this.used += 4 + bytes;
  }

  texts(values: readonly string[] | null): void {
    if (values === null) return this.null();
    const encoded = values.map((value) => Buffer.from(value, 'utf8'));
    const size = encoded.reduce((sum, bytes) => sum + 4 + bytes.length, 0);
    this.arrayHead(values.length, TEXT_OID, size);
    for (const bytes of encoded) {
      this.used = this.buffer.writeInt32BE(bytes.length, this.used);
      this.used += bytes.copy(this.buffer, this.used);
    }
  }

  int2s(values: readonly number[] | null): void {
    if (values === null) return this.null();
    this.arrayHead(values.length, INT2_OID, 6 * values.length);
    for (const value of values) {
      this.used = this.buffer.writeInt32BE(2, this.used);
      this.used = this.buffer.writeInt16BE(value, this.used);
    }
  }

  json(value: unknown): void {
    if (value === null) return this.null();
    const bytes = Buffer.from(JSON.stringify(value), 'utf8');
    this.length(bytes.length + 1, bytes.length + 1);
    this.buffer[this.used++] = JSONB_VERSION;
    this.used += bytes.copy(this.buffer, this.used);
  }

  /** All rows with header and trailer, ready to send. The rows are not to be added to afterwards. */
  finish(): Buffer {
    this.reserve(TRAILER.length);
    this.used += TRAILER.copy(this.buffer, this.used);
    return this.buffer.subarray(0, this.used);
  }

  /** Gives the buffer back once it has been sent. */
  release(): void {
    if (spare.length < MOST_SPARE) spare.push(this.buffer);
    this.buffer = NOTHING;
  }

  private copyUuid(from: number): void {
    this.buffer.copyWithin(this.used, from, from + 16);
    this.used += 16;
  }

  private arrayHead(count: number, elementOid: number, bytes: number): void {
    const head = count === 0 ? 12 : 20;
    this.length(head + bytes, head + bytes);
    this.used = this.buffer.writeInt32BE(count === 0 ? 0 : 1, this.used);
    this.used = this.buffer.writeInt32BE(0, this.used);
    this.used = this.buffer.writeInt32BE(elementOid, this.used);
    if (count === 0) return;
    this.used = this.buffer.writeInt32BE(count, this.used);
    this.used = this.buffer.writeInt32BE(1, this.used);
  }

  private length(bytes: number, needed: number): void {
    this.reserve(4 + needed);
    this.used = this.buffer.writeInt32BE(bytes, this.used);
  }

  private writeInt64(value: number): void {
    const high = Math.floor(value / 0x1_0000_0000);
    this.used = this.buffer.writeInt32BE(high, this.used);
    this.used = this.buffer.writeUInt32BE(value - high * 0x1_0000_0000, this.used);
  }

  private writeUuid(value: string): void {
    let at = this.used;
    for (let i = 0; i < 36; i += 2) {
      if (value.charCodeAt(i) === HYPHEN) i++;
      this.buffer[at++] = (HEX[value.charCodeAt(i)]! << 4) | HEX[value.charCodeAt(i + 1)]!;
    }
    this.used = at;
  }

  private reserve(bytes: number): void {
    if (this.used + bytes <= this.buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.used + bytes));
    this.buffer.copy(larger, 0, 0, this.used);
    this.buffer = larger;
  }
}

const NOTHING = Buffer.alloc(0);
const UUID_OID = 2950;
const TEXT_OID = 25;
const INT2_OID = 21;
const JSONB_VERSION = 1;
const HYPHEN = 45;
const HEX = new Uint8Array(128);
for (let digit = 0; digit < 16; digit++) {
  HEX[digit.toString(16).charCodeAt(0)] = digit;
  HEX[digit.toString(16).toUpperCase().charCodeAt(0)] = digit;
}
