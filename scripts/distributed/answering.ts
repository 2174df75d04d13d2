import { setTimeout as pause } from 'node:timers/promises';
import { Metrics, pingMethod, RemotePeer, runInCall } from '@app/platform';

const everyMs = 100;

/** Resolves to true as soon as `attempt` succeeds, to false when `goOn` says that there is no point any more. */
export async function until(attempt: () => Promise<unknown>, goOn: () => boolean): Promise<boolean> {
  while (goOn()) {
    try {
      await attempt();
      return true;
    } catch {
      await pause(everyMs);
    }
  }
  return false;
}

/** Resolves when the service at `url` answers a ping and is healthy. Errors: what is wrong with it. */
export async function pingService(domain: string, url: string): Promise<void> {
  const peer = new RemotePeer(domain, url, new Metrics('supervisor'));
  const call = { requestId: 'start', caller: 'system', deadline: Date.now() + 1_000 };
  try {
    await runInCall(call, () => peer.call(pingMethod, {}));
  } finally {
    peer.close();
  }
}

/** Resolves when the gateway at `url` answers. Errors: what is wrong with it. */
export async function pingGateway(url: string): Promise<void> {
  const answer = await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(1_000) });
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}`);
}
