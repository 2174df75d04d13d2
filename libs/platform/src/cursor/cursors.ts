import { createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Reader } from '../database/reader';
import { DomainError } from '../errors/domain-error';

/** Bytes of the HMAC-SHA256 that a cursor carries. */
const sealLength = 16;

/**
 * Places in lists as opaque text that only this installation can make. Sealed, because a place goes into
 * queries; not encrypted, because it holds nothing that the page did not show.
 */
@Injectable()
export class Cursors {
  private secret: Promise<Buffer> | undefined;

  constructor(private readonly reader: Reader) {}

  /**
   * The cursor for a place in lists of one kind. `kind` names the list and what it was filtered by: a cursor
   * is only good for the kind it was made for.
   */
  async encode(kind: string, place: readonly (string | number)[]): Promise<string> {
    const payload = Buffer.from(JSON.stringify(place));
    return Buffer.concat([await this.seal(kind, payload), payload]).toString('base64url');
  }

  /** The place that `encode` put in. Errors: `invalid_cursor` for anything it did not make for this kind. */
  async decode(kind: string, cursor: string): Promise<(string | number)[]> {
    const bytes = Buffer.from(cursor, 'base64url');
    const seal = bytes.subarray(0, sealLength);
    const payload = bytes.subarray(sealLength);
    const expected = await this.seal(kind, payload);
    const canonical = bytes.toString('base64url') === cursor;
    if (seal.length !== sealLength || !timingSafeEqual(seal, expected) || !canonical) {
      throw new DomainError(
        'invalid_cursor',
        'The cursor is not one that this list gave: start again without it, or follow the Link header',
      );
    }
    return JSON.parse(payload.toString()) as (string | number)[];
  }

  private async seal(kind: string, payload: Buffer): Promise<Buffer> {
    this.secret ??= this.readSecret();
    const hmac = createHmac('sha256', await this.secret);
    return hmac.update(`${kind}\0`).update(payload).digest().subarray(0, sealLength);
  }

  private async readSecret(): Promise<Buffer> {
    try {
      const [row] = await this.reader.query<{ value: string }>('SELECT value FROM secrets WHERE name = $1', [
        'cursors',
      ]);
      if (!row) throw new Error('The table secrets has lost the key named cursors');
      return Buffer.from(row.value, 'hex');
    } catch (error) {
      this.secret = undefined;
      throw error;
    }
  }
}
