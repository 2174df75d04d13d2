import { DomainError, type ErrorData } from '@app/platform';

type Level = 'debug' | 'info' | 'warn' | 'error';

/** Every error code with its HTTP status, title and the level it is logged at. Listed in docs/errors.md. */
export const errorCodes = {
  malformed_json: { status: 400, title: 'The request body is not JSON', level: 'info' },
  malformed_request: { status: 400, title: 'The request cannot be read', level: 'info' },
  origin_not_allowed: { status: 403, title: 'Origin not allowed', level: 'info' },
  route_not_found: { status: 404, title: 'Nothing is here', level: 'info' },
  player_not_found: { status: 404, title: 'Player not found', level: 'info' },
  score_not_found: { status: 404, title: 'Score not found', level: 'info' },
  game_mode_unknown: { status: 404, title: 'Game mode not found', level: 'info' },
  player_not_ranked: { status: 404, title: 'The player is not on the board', level: 'info' },
  method_not_allowed: { status: 405, title: 'Method not allowed', level: 'info' },
  username_taken: { status: 409, title: 'Username taken', level: 'info' },
  email_taken: { status: 409, title: 'Email taken', level: 'info' },
  game_mode_exists: { status: 409, title: 'Game mode code taken', level: 'info' },
  game_mode_in_use: { status: 409, title: 'The game mode has scores', level: 'info' },
  game_mode_without_seasons: { status: 409, title: 'The game mode has no seasons', level: 'info' },
  body_too_large: { status: 413, title: 'The request body is too large', level: 'info' },
  unsupported_media_type: { status: 415, title: 'The request body must be JSON', level: 'info' },
  invalid_request: { status: 422, title: 'The request is not valid', level: 'info' },
  body_too_complex: { status: 422, title: 'The request body is too deep or too wide', level: 'info' },
  invalid_cursor: { status: 422, title: 'The cursor is not valid', level: 'info' },
  game_mode_not_found: { status: 422, title: 'Unknown game mode', level: 'info' },
  game_mode_closed: { status: 422, title: 'The game mode takes no scores at that time', level: 'info' },
  score_out_of_range: {
    status: 422,
    title: 'The score is beyond the limits of its game mode',
    level: 'info',
  },
  idempotency_key_reused: { status: 422, title: 'Idempotency key used before', level: 'info' },
  request_timeout: { status: 408, title: 'The request took too long to arrive', level: 'info' },
  internal_error: { status: 500, title: 'Something went wrong on our side', level: 'error' },
  service_unavailable: { status: 503, title: 'A part of the system is not available', level: 'warn' },
  deadline_exceeded: { status: 503, title: 'A part of the system did not answer in time', level: 'warn' },
} as const satisfies Record<string, { status: number; title: string; level: Level }>;

export type ErrorCode = keyof typeof errorCodes;

/** A DomainError with a code of the catalogue. */
export function problem(code: ErrorCode, message: string, data?: ErrorData): DomainError {
  return new DomainError(code, message, data);
}

/** The catalogue's entry of a code; a code that is not in it counts as an internal error. */
export function describeError(code: string): (typeof errorCodes)[ErrorCode] & { code: ErrorCode } {
  const known = (code in errorCodes ? code : 'internal_error') as ErrorCode;
  return { ...errorCodes[known], code: known };
}
