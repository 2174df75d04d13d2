import { connect } from 'node:net';
import { tcpAddress } from '@app/platform';

/**
 * Which of these addresses (`tcp://host:port`) something listens at already. Without this a program left over
 * from an earlier start would answer in place of the one that could not listen.
 */
export async function takenPorts(urls: readonly string[]): Promise<string[]> {
  const taken = await Promise.all(urls.map(isTaken));
  return urls.filter((_, index) => taken[index]);
}

function isTaken(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(tcpAddress(url));
    const end = (answer: boolean) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => end(true)).once('error', () => end(false));
  });
}
