import { SingleBar } from 'cli-progress';
import { InvalidArgumentError } from 'commander';
import { AchievementsProjection } from '@app/achievements';
import { Rebuild } from '@app/event-log';
import { StandingsProjection } from '@app/leaderboards';
import { AnalyticsProjection } from '@app/scores';
import { onDatabase } from './on-database';

const projections = {
  leaderboards: StandingsProjection,
  achievements: AchievementsProjection,
  analytics: AnalyticsProjection,
};

export const rebuildable = Object.keys(projections) as (keyof typeof projections)[];

/** Throws a projection away and makes it anew from the log; what serves notices by itself. */
export async function rebuild(name: string): Promise<void> {
  const known = rebuildable.find((each) => each === name);
  if (!known) throw new InvalidArgumentError(`There is no projection ${name}: ${rebuildable.join(', ')}`);
  await onDatabase(async (app) => {
    const bar = new SingleBar({ format: `${name} [{bar}] {value} of {total} events`, noTTYOutput: true });
    bar.start(0, 0);
    const projection = app.get(projections[known], { strict: false });
    await app.get(Rebuild, { strict: false }).run(projection, ({ position, end }) => {
      bar.setTotal(end);
      bar.update(position);
    });
    bar.stop();
    console.log(`The projection ${name} is rebuilt.`);
  });
}
