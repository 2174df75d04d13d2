import { createServer, type AddressInfo } from 'node:net';
import { freePort } from '../../test/support/free-port';
import { takenPorts } from './taken-ports';

describe('takenPorts', () => {
  it('finds the addresses that something listens at', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const taken = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const free = `tcp://127.0.0.1:${await freePort()}`;
    expect(await takenPorts([free, taken])).toEqual([taken]);
    server.close();
  });
});
