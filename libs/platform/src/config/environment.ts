import { plainToInstance, Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  Min,
  validateSync,
} from 'class-validator';

const loopback = new Set(['127.0.0.1', 'localhost', '::1']);
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

const WholeNumber = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value,
  );

const Switch = () =>
  Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

const tcpUrl = /^tcp:\/\/[^/:\s]+:\d{1,5}$/;
const TcpUrl = () => Matches(tcpUrl, { message: '$property must look like tcp://127.0.0.1:8001' });

/** Every setting, read from the environment once at start. Documented in docs/configuration.md. */
export class Environment {
  /** Where the gateway listens. */
  @WholeNumber()
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT: number = 8000;

  @IsString()
  HOST: string = '127.0.0.1';

  /** `sqlite:<file>` or `postgres://…`. */
  @Matches(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, {
    message: '$property must be sqlite:<file> or postgres://user:password@host/database',
  })
  DATABASE_URL: string = 'sqlite:./data/laurel.sqlite';

  /** Where the cache is shared; missing: in memory. */
  @IsOptional()
  @Matches(/^rediss?:\/\/.+$/, { message: '$property must be redis://host:port' })
  REDIS_URL?: string;

  /** A domain with an address is called there over TCP; one without runs in this process. */
  @IsOptional()
  @TcpUrl()
  PLAYER_SERVICE_URL?: string;

  @IsOptional()
  @TcpUrl()
  SCORE_SERVICE_URL?: string;

  @IsOptional()
  @TcpUrl()
  LEADERBOARD_SERVICE_URL?: string;

  @IsOptional()
  @TcpUrl()
  ACHIEVEMENT_SERVICE_URL?: string;

  /** `open`: no accounts, loopback only. */
  @IsIn(['open'])
  ACCESS = 'open' as const;

  /** A score for an unknown mode makes the mode. */
  @Switch()
  @IsBoolean()
  AUTO_CREATE_GAME_MODES: boolean = true;

  /** Origins that may call the API from a browser, separated by commas; `*`: any. */
  @IsString()
  CORS_ORIGINS: string = '*';

  /** True behind a proxy that sets X-Forwarded-For. */
  @Switch()
  @IsBoolean()
  TRUST_PROXY: boolean = false;

  @IsIn(logLevels)
  LOG_LEVEL: (typeof logLevels)[number] = 'info';
}

/** Thrown at start with every fault of the configuration at once; values that may be secret are not in it. */
export class ConfigurationError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'ConfigurationError';
  }
}

/** The name of every setting. */
export const settingNames: readonly string[] = [
  ...Object.keys(new Environment()),
  'REDIS_URL',
  'PLAYER_SERVICE_URL',
  'SCORE_SERVICE_URL',
  'LEADERBOARD_SERVICE_URL',
  'ACHIEVEMENT_SERVICE_URL',
];

/** The settings in `variables`, checked; empty ones count as missing. Errors: ConfigurationError. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(
    settingNames.map((name) => [name, variables[name]] as const).filter(([, value]) => value),
  );
  const environment = plainToInstance(Environment, given, { exposeDefaultValues: true });
  const faults = validateSync(environment).flatMap((error) => Object.values(error.constraints ?? {}));
  if (!loopback.has(environment.HOST)) {
    faults.push(
      `HOST is ${environment.HOST}, but ACCESS=open lets anyone in who can reach it: listen on 127.0.0.1, and put a proxy that asks who is there in front`,
    );
  }
  if (faults.length > 0) throw new ConfigurationError(faults);
  return environment;
}
