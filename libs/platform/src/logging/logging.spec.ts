import { runInCall } from '../context/call-context';
import { createLogger } from './logger';
import { NestLogger } from './nest-logger';
import { TerminalStream } from './terminal-stream';

const lines: Record<string, unknown>[] = [];
const output = { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) };
const logger = createLogger('info', output);
const nest = new NestLogger(logger);

beforeEach(() => {
  lines.length = 0;
});

it('a line written while a request is served carries its id, any other none', () => {
  runInCall({ requestId: 'r1', caller: 'anonymous', deadline: 0 }, () => logger.info('inside'));
  logger.info('outside');
  expect(lines).toMatchObject([{ level: 'info', msg: 'inside', request_id: 'r1' }, { msg: 'outside' }]);
  expect(lines[1]).not.toHaveProperty('request_id');
});

it('secrets are removed', () => {
  logger.info({ password: 'hunter2', headers: { authorization: 'hunter2', cookie: 'hunter2' } }, 'x');
  expect(JSON.stringify(lines)).not.toContain('hunter2');
});

it('errors come with message, stack and context, however Nest passes them', () => {
  nest.error(new Error('first'), 'Here');
  nest.error('second', 'the stack', 'There');
  nest.error({ code: 'third', err: new Error('cause') }, 'Here');
  nest.error('fourth', new Error('cause'), 'There');
  expect(lines).toMatchObject([
    {
      level: 'error',
      msg: 'first',
      context: 'Here',
      err: { stack: expect.stringContaining('logging.spec') as string },
    },
    { msg: 'second', context: 'There', err: { stack: 'the stack' } },
    { code: 'third', context: 'Here', err: { message: 'cause' } },
    { msg: 'fourth', context: 'There', err: { message: 'cause' } },
  ]);
});

it('what Nest says of its own start is for debugging', () => {
  nest.log('Mapped {/api/players, GET} route', 'RouterExplorer');
  nest.log('something of ours', 'Writer');
  expect(lines).toMatchObject([{ msg: 'something of ours', context: 'Writer' }]);
});

it('a terminal gets lines for a person', () => {
  const shown: string[] = [];
  const terminal = createLogger('info', new TerminalStream({ write: (line) => void shown.push(line) }));
  terminal.warn({ port: 8000, err: new Error('no') }, 'port in use');
  expect(shown.join('')).toMatch(/^\d\d:\d\d:\d\d WARN {2}port in use port=8000\nError: no\n {4}at /);
});
