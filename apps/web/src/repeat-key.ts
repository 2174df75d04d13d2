/**
 * The `Idempotency-Key` of a form: the same for the same content, so that trying again after a lost answer stores
 * nothing twice; a new one for new content and after `renew`.
 */
export class RepeatKey {
  private key = '';
  private content = '';

  for(content: unknown): string {
    const text = JSON.stringify(content);
    if (this.key === '' || text !== this.content) {
      this.key = randomKey();
      this.content = text;
    }
    return this.key;
  }

  renew(): void {
    this.key = '';
  }
}

/** `crypto.randomUUID` is missing on plain HTTP; this is not. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
