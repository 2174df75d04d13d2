import { applyDecorators, type Type } from '@nestjs/common';
import { ApiCreatedResponse, ApiExtension, ApiHeader, ApiOkResponse, ApiResponse } from '@nestjs/swagger';
import type { ErrorCode } from '@app/contracts';

/** The key in the OpenAPI document under which an operation lists the errors of its own. */
export const problemsKey = 'x-problems';

const text = { type: 'string' } as const;

/** The errors that this operation alone can answer; those that all can are added in `openapi.ts`. */
export function Problems(...codes: ErrorCode[]): MethodDecorator {
  return ApiExtension(problemsKey, codes) as MethodDecorator;
}

const ofTagged = {
  ETag: { description: 'Names exactly this answer.', schema: text },
  'Cache-Control': {
    description: '`no-cache`: keep it, but ask each time whether it has changed.',
    schema: text,
  },
};

const ofPage = {
  Link: { description: 'The page that follows: `<…>; rel="next"`. Missing on the last page.', schema: text },
  'X-Total-Count': {
    description: 'The entries of the whole list, where that is cheap and exact.',
    schema: { type: 'integer' },
  },
} as const;

/** Answers with an ETag, or 304 to a client that has this answer already. */
export function AnswersTagged(type: Type | [Type]): MethodDecorator {
  return tagged(ApiOkResponse({ type, headers: ofTagged }));
}

/** Answers with one page of a list, as `AnswersTagged`. */
export function AnswersTaggedPage(type: Type): MethodDecorator {
  return tagged(ApiOkResponse({ type: [type], headers: { ...ofTagged, ...ofPage } }));
}

function tagged(answer: MethodDecorator): MethodDecorator {
  return applyDecorators(
    answer,
    ApiResponse({ status: 304, description: 'Nothing has changed since the answer with that ETag.' }),
    ApiHeader({ name: 'If-None-Match', description: 'The ETag of the answer at hand.', required: false }),
  );
}

/** Answers with one page of a list. */
export function AnswersPage(type: Type): MethodDecorator {
  return ApiOkResponse({ type: [type], headers: ofPage });
}

const replayedHeader = {
  'Idempotency-Replayed': {
    description: '`true`: the stored answer to an earlier request with this key.',
    schema: text,
  },
};

const keyHeader = ApiHeader({
  name: 'Idempotency-Key',
  description: '1–255 characters. The same key with the same body does it once; kept for 24 hours.',
  required: false,
});

/** Answers with what was done; a repetition under one key gets the same answer and does nothing. */
export function AnswersOnce(type: Type | [Type]): MethodDecorator {
  return applyDecorators(ApiOkResponse({ type, headers: replayedHeader }), keyHeader);
}

/** Answers with what was created; a repetition under one key gets the same answer and creates nothing. */
export function AnswersCreated(type: Type): MethodDecorator {
  return applyDecorators(ApiCreatedResponse({ type, headers: replayedHeader }), keyHeader);
}
