import type { RouteOptions } from 'fastify';

interface Route {
  method: string;
  pattern: string;
  matcher: RegExp;
}

/** Every route there is, to tell an unknown address from a method that a known one does not take. */
export class RouteTable {
  readonly routes: Route[] = [];

  /** An onRoute hook of Fastify. */
  add({ method, url }: Pick<RouteOptions, 'method' | 'url'>): void {
    if (url === '*') return;
    for (const name of [method].flat()) {
      this.routes.push({ method: name.toUpperCase(), pattern: url, matcher: matcherOf(url) });
    }
  }

  /** The methods that the address takes, in alphabetical order; none for an unknown one. Looks at every route. */
  methodsOf(path: string): string[] {
    const matching = this.routes.filter(({ matcher }) => matcher.test(path));
    return [...new Set(matching.map(({ method }) => method))].sort();
  }
}

/** Parameters take anything but a slash, a star takes all. */
function matcherOf(pattern: string): RegExp {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:\w+/g, '[^/]+')
    .replace(/\*/g, '.*');
  return new RegExp(`^${source}/?$`);
}
