import { spawn, type ChildProcess } from 'node:child_process';

/** Keeps a list of processes, `+ id` and `- id` a line; when nobody can write to it any more, ends those still on it. */
const guard = `
  trap '' INT TERM
  ids=' '
  while read -r sign id; do
    if [ "$sign" = + ]; then ids="$ids$id "; else ids=$(echo "$ids" | sed "s/ $id / /"); fi
  done
  for id in $ids; do kill -9 "$id"; done
`;

let guardian: ChildProcess | undefined;

/**
 * Makes sure that a child ends when the tests do, also when they are killed or crash: Jest's processes cannot be
 * relied on to say goodbye. Call what it returns once the child has ended.
 */
export function watchOver({ pid }: ChildProcess): () => void {
  if (pid === undefined) return () => undefined;
  guardian ??= startGuardian();
  const { stdin } = guardian;
  stdin?.write(`+ ${pid}\n`);
  return () => void stdin?.write(`- ${pid}\n`);
}

/** Nothing waits for it: it ends when this process does. */
function startGuardian(): ChildProcess {
  const child = spawn('/bin/sh', ['-c', guard], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.unref();
  (child.stdin as { unref?: () => void } | null)?.unref?.();
  return child;
}
