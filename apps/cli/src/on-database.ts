import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { HostingModule } from '@app/hosting';
import { processEnvironment } from '@app/platform';

/** Runs a command on the configured database, brought up to date, and closes it whatever happens. */
export async function onDatabase(work: (app: INestApplicationContext) => Promise<void>): Promise<void> {
  const module = HostingModule.forCommand(processEnvironment());
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'] });
  try {
    await work(app);
  } finally {
    await app.close();
  }
}
