import { AchievementsApi, LeaderboardsApi, PlayersApi, ScoresApi } from '@app/contracts';
import { createLogger, Environment, Metrics } from '@app/platform';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createGateway } from './create-gateway';
import { openApiDocument } from './http/openapi';
import { version } from './project-files';
import { SystemStatus } from './system-status';

class NoDomains {}

/** The gateway's OpenAPI document, made without any domain and without a database. */
export async function describeGateway(): Promise<OpenAPIObject> {
  const tokens = [PlayersApi, ScoresApi, LeaderboardsApi, AchievementsApi, SystemStatus];
  const providers = [
    ...tokens.map((provide) => ({ provide, useValue: {} })),
    { provide: Metrics, useValue: new Metrics('gateway') },
  ];
  const app = await createGateway(
    { module: NoDomains, global: true, providers, exports: [...tokens, Metrics] },
    { environment: new Environment(), logger: createLogger('silent') },
  );
  const document = openApiDocument(app, version);
  await app.close();
  return document;
}
