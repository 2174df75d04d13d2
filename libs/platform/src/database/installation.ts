import { Injectable } from '@nestjs/common';
import { Reader } from './reader';

/** Which installation this is: what a database was given when it was made, and shares with no other. */
@Injectable()
export class Installation {
  private known: Promise<string> | undefined;

  constructor(private readonly reader: Reader) {}

  /** Hexadecimal. Errors: those of the database; it is asked again then. */
  identity(): Promise<string> {
    this.known ??= this.read().catch((error: unknown) => {
      this.known = undefined;
      throw error;
    });
    return this.known;
  }

  private async read(): Promise<string> {
    const [row] = await this.reader.query<{ value: string }>('SELECT value FROM secrets WHERE name = $1', [
      'installation',
    ]);
    if (!row) throw new Error('The table secrets has lost the entry named installation');
    return row.value;
  }
}
