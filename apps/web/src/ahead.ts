import { addressOf, type Answer, answerTo, type Asked } from './request';

declare global {
  interface Window {
    /** By address; undefined where no answer came. Two scripts share it: one sends, the other takes. */
    laurelAhead?: Map<string, Promise<Answer | undefined>>;
  }
}

/** Sends a request before the app is there to send it; the app's own request for the same takes the answer over. */
export function sendAhead(asked: Asked): void {
  const answer = answerTo(addressOf(asked), {}).catch(() => undefined);
  (window.laurelAhead ??= new Map()).set(addressOf(asked), answer);
}

/** Whether requests were sent ahead that nobody has asked for yet. */
export function mayBeAhead(): boolean {
  return (window.laurelAhead?.size ?? 0) > 0;
}

/** The answer to a request that was sent ahead, once; undefined where it was not sent, or brought nothing. */
export function takeAhead(address: string): Promise<Answer | undefined> | undefined {
  const answer = window.laurelAhead?.get(address);
  window.laurelAhead?.delete(address);
  return answer;
}

/** Drops what nobody took, so that no later question gets an old answer. */
export function forgetAhead(): void {
  delete window.laurelAhead;
}
