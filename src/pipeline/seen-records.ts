import type { RecordId } from '../core/basics/ids.ts';

/**
 * Which records a bulk import has met, in 12 bytes each, so that a million can be told apart
 * without asking the database. Exact as far as 64 bits of a hash are: two different records are
 * taken for one with a probability of 3 × 10⁻⁸ at a million, 3 × 10⁻⁶ at ten.
 */
export class SeenRecords {
  private capacity = 1 << 16;
  private high = new Uint32Array(this.capacity);
  private low = new Uint32Array(this.capacity);
  private digest = new Uint32Array(this.capacity);
  private count = 0;

  /**
   * Remembers a record. `same`: met before with the same content; `other`: met before with another,
   * or known from before the import.
   */
  add(recordId: RecordId, digest: string): 'new' | 'same' | 'other' {
    return this.put(hex8(recordId, 0), hex8(recordId, 28), (hex8(digest, 1) ^ hex8(digest, 16)) | 1);
  }

  /** A record that was there before the import. */
  addKnown(recordId: RecordId): void {
    this.put(hex8(recordId, 0), hex8(recordId, 28), KNOWN_BEFORE);
  }

  private put(high: number, low: number, digest: number): 'new' | 'same' | 'other' {
    if (this.count * 2 >= this.capacity) this.grow();
    let at = low & (this.capacity - 1);
    while (this.digest[at] !== EMPTY) {
      if (this.high[at] === high && this.low[at] === low) return this.digest[at] === digest >>> 0 ? 'same' : 'other';
      at = (at + 1) & (this.capacity - 1);
    }
    this.high[at] = high;
    this.low[at] = low;
    this.digest[at] = digest;
    this.count++;
    return 'new';
  }

  private grow(): void {
    const { high, low, digest } = this;
    this.capacity *= 2;
    this.high = new Uint32Array(this.capacity);
    this.low = new Uint32Array(this.capacity);
    this.digest = new Uint32Array(this.capacity);
    this.count = 0;
    for (let i = 0; i < digest.length; i++) if (digest[i] !== EMPTY) this.put(high[i]!, low[i]!, digest[i]!);
  }
}

/** Digests are kept with their last bit set, so that 0 is free for "nothing" and 2 for "known before". */
const EMPTY = 0;
const KNOWN_BEFORE = 2;

function hex8(text: string, at: number): number {
  let value = 0;
  for (let i = at; i < at + 8; i++) {
    const code = text.charCodeAt(i);
    value = (value << 4) | (code < 58 ? code - 48 : code - 87);
  }
  return value >>> 0;
}
