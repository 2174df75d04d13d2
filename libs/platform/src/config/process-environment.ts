import { existsSync } from 'node:fs';
import { readEnvironment, type Environment } from './environment';

/** The settings of this process: its variables first, then those of a `.env` in the working folder. Errors: ConfigurationError. */
export function processEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return readEnvironment(process.env);
}
