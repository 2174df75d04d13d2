import type { Decision } from '@app/contracts';
import { currentCall } from '@app/platform';

/** The record of a decision made in the present call; whoever sent the request decided where nobody is named. */
export function decision({ by, reason }: { by?: string; reason?: string }): Decision {
  const call = currentCall();
  return {
    by: by ?? call?.caller ?? 'anonymous',
    reason: reason ?? null,
    request_id: call?.requestId ?? 'internal',
  };
}
