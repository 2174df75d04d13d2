export type PartStatus = 'healthy' | 'unhealthy';

export class ServiceHealth {
  status!: PartStatus;
  /** How long it took to say so, in ms. */
  response_time!: number;
}

export class ServicesHealth {
  players!: ServiceHealth;
  scores!: ServiceHealth;
  leaderboard!: ServiceHealth;
  achievements!: ServiceHealth;
}

/** How the parts of the system do. */
export class SystemHealth {
  services!: ServicesHealth;
  /** Unhealthy: slower, never wrong. */
  cache!: PartStatus;
  database!: PartStatus;
}

export class Health extends SystemHealth {
  /** `degraded`: at least one part is unhealthy. */
  status!: 'healthy' | 'degraded';
  version!: string;
}

export class Probe {
  /** `alive` or `ready`. */
  status!: string;
}
