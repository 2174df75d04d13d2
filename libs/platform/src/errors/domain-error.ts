export interface FieldError {
  field: string;
  code: string;
  message: string;
}

/** What goes with an error: the faulty fields, and after how many seconds a retry makes sense. */
export interface ErrorData {
  errors?: FieldError[];
  retry_after?: number;
}

/**
 * The one error that domains throw. It crosses TCP as data and comes back as the same class; the gateway turns
 * it into a problem document. `code` is one of the catalogue in `@app/contracts`; `message` is a sentence for
 * the person who must act on it.
 */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly data: ErrorData = {},
    /** `cause`: for the log of this process only; it does not cross TCP. */
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'DomainError';
  }
}
