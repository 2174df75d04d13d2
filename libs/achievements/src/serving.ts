/** The name of the projection's checkpoint. */
export const achievements = 'achievements';

/**
 * SQL for the run of the projection that serves. A subquery, not a value held in memory: when a rebuild puts
 * another run in service, no query sees rows of the one that is being deleted.
 */
export const serving = `(SELECT generation FROM projection_checkpoints WHERE name = '${achievements}')`;
