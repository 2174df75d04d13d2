export interface FieldFault {
  field: string;
  code: string;
  message: string;
}

/** The parts of an RFC 9457 problem that the page shows. */
interface Problem {
  detail?: unknown;
  code?: unknown;
  errors?: unknown;
}

type Kind = 'refused' | 'unreachable' | 'timeout' | 'cancelled' | 'unreadable';

/** Why a call to the API brought no answer that can be used. */
export class ApiFailure extends Error {
  constructor(
    readonly kind: Kind,
    readonly status = 0,
    readonly detail = '',
    readonly faults: FieldFault[] = [],
  ) {
    super(detail || kind);
  }

  /** The failure of a request that no answer came to. */
  static unanswered(error: unknown): ApiFailure {
    const name = error instanceof Error ? error.name : '';
    if (name === 'AbortError') return new ApiFailure('cancelled');
    return new ApiFailure(name === 'TimeoutError' ? 'timeout' : 'unreachable');
  }

  /** Whether the same request may work later. */
  get canRetry(): boolean {
    return this.kind !== 'refused' || this.status >= 500 || this.status === 408 || this.status === 429;
  }
}

const fieldOfCode: Record<string, string> = { username_taken: 'username', email_taken: 'email' };

/** The failure that an error answer describes. */
export function failureOf(response: Response, text: string): ApiFailure {
  const problem = problemIn(text);
  const detail = typeof problem.detail === 'string' ? problem.detail : '';
  const faults = Array.isArray(problem.errors) ? (problem.errors as FieldFault[]) : [];
  const code = typeof problem.code === 'string' ? problem.code : '';
  const field = fieldOfCode[code];
  if (faults.length === 0 && field) faults.push({ field, code, message: detail });
  return new ApiFailure('refused', response.status, detail, faults);
}

function problemIn(text: string): Problem {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? body : {};
  } catch {
    return {};
  }
}
