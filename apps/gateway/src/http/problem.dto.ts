/** One faulty field of a request. */
export class ProblemField {
  /** Its path, such as `score` or `scores.0.player_id`. */
  field!: string;
  /** The rule that it breaks, such as `required` or `is_int`. */
  code!: string;
  /** What must be changed. */
  message!: string;
}

/** What went wrong, as RFC 9457 has it. */
export class Problem {
  /** Where the error is explained; stable for each code. */
  type!: string;
  /** The same text for every problem of this code. */
  title!: string;
  /** The HTTP status. */
  status!: number;
  /** A sentence on this very request, for the person who must act on it. */
  detail!: string;
  /** The stable name of the error, for programs; all are listed in docs/errors.md. */
  code!: string;
  /** Names this request in the server's log. */
  request_id!: string;
  /** The faulty fields, at most 20. */
  errors?: ProblemField[];
}
