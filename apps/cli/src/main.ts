import { Command } from 'commander';
import { ConfigurationError } from '@app/platform';
import { demo } from './demo.command';
import { rebuild, rebuildable } from './rebuild.command';

const program = new Command('laurel').description("Operator's commands for a Laurel database");

program
  .command('demo')
  .description('fill the database with a community of players and 90 days of scores')
  .action(demo);

program
  .command('rebuild')
  .description(`make a projection anew from the event log, while the old one serves`)
  .argument('<projection>', `one of: ${rebuildable.join(', ')}`)
  .action(rebuild);

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exitCode = 1;
});
