import type { AuditEntry, Health } from '../support/api-types';
import { expectProblem, type Client } from '../support/client';
import { metricsOf } from '../support/metrics-text';
import { aNumber } from '../support/matchers';

/** What operators and developers ask for. */
export function operationSuite(api: () => Client): void {
  describe('operation', () => {
    it('tells how every part does', async () => {
      const { status, headers, body } = await api().get<Health>('/health');
      const healthy = { status: 'healthy', response_time: aNumber };
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(body).toEqual({
        status: 'healthy',
        services: { players: healthy, scores: healthy, leaderboard: healthy, achievements: healthy },
        cache: 'healthy',
        database: 'healthy',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
      });
      expect((await api().get('/health/live')).status).toBe(200);
      expect((await api().get('/health/ready')).status).toBe(200);
    });

    it('counts cache hits, misses and queries: a board that did not move is not computed again', async () => {
      const player = await api().player();
      await api().submit(player, 5, 'METRICS');
      await api().read('/api/leaderboard/gamemode/METRICS');
      const before = await metricsOf(api());
      for (let round = 0; round < 5; round++) await api().read('/api/leaderboard/gamemode/METRICS');
      const after = await metricsOf(api());
      const counted = (label: string): number[] =>
        [before, after].map((metrics) => metrics.sum('laurel_cache_operations_total', `result="${label}"`));
      const [hitsBefore = 0, hitsAfter = 0] = counted('hit');
      const [missesBefore = 0, missesAfter = 0] = counted('miss');
      expect(hitsAfter - hitsBefore).toBe(5);
      expect(missesBefore).toBeGreaterThan(0);
      expect(missesAfter).toBe(missesBefore);
      for (const role of ['reader', 'writer']) {
        expect(after.sum('laurel_database_queries_total', `role="${role}"`)).toBeGreaterThan(0);
      }
      expect(after.sum('http_request_duration_seconds_count', 'status="2xx"')).toBeGreaterThan(5);
    });

    it('serves metrics as Prometheus text, of every process', async () => {
      const { headers, body } = await api().get<string>('/metrics');
      expect(headers.get('content-type')).toMatch(/^text\/plain/);
      for (const line of body.split('\n').filter((each) => each !== '')) {
        expect(line).toMatch(/^(#|[a-zA-Z_:][\w:]*(\{.*\})? -?[\d.e+-]+$|[\w:]+(\{.*\})? (NaN|\+Inf)$)/i);
      }
      expect(body).toContain('process="gateway"');
    });

    it('tells who decided what about players and scores, when and why', async () => {
      const player = await api().player();
      const { id: score_id } = await api().submit(player, 5, 'AUDITED');
      const voided = await api().delete(`/api/scores/${score_id}?reason=macro&voided_by=Ada`);
      const removed = await api().delete(`/api/players/${player.id}?reason=asked%20for&removed_by=Grace`);
      const { status, body, headers } = await api().get<AuditEntry[]>('/api/audit?limit=1');
      expect(status).toBe(200);
      const common = { id: aNumber, at: expect.stringMatching(/Z$/) as string, player_id: player.id };
      expect(body).toEqual([
        {
          ...common,
          ...{ action: 'player_removed', game_mode: null, score_id: null },
          ...{ by: 'Grace', reason: 'asked for', request_id: removed.headers.get('x-request-id') },
        },
      ]);
      const next = /<([^>]+)>; rel="next"/.exec(headers.get('link') ?? '')?.[1] ?? '';
      expect(await api().read(next)).toEqual([
        {
          ...common,
          ...{ action: 'score_voided', game_mode: 'AUDITED', score_id },
          ...{ by: 'Ada', reason: 'macro', request_id: voided.headers.get('x-request-id') },
        },
      ]);
      const code = 'SEASONS OF AUDIT';
      const made = await api().post('/api/game-modes', { code, reset: { cron: '0 0 * * *' } });
      const reset = await api().post(`/api/game-modes/${encodeURIComponent(code)}/reset`, undefined);
      const changes = await api().read<AuditEntry[]>('/api/audit?limit=2');
      expect(changes.map((change) => [change.game_mode, change.request_id])).toEqual([
        [code, reset.headers.get('x-request-id')],
        [code, made.headers.get('x-request-id')],
      ]);
      expectProblem(await api().get('/api/audit?cursor=forged'), 422, 'invalid_cursor');
      expectProblem(await api().delete('/api/players/1?reason='), 422, 'invalid_request');
    });

    it('documents every address of the original', async () => {
      const { body } = await api().get<{ openapi: string; paths: Record<string, Record<string, unknown>> }>(
        '/docs-json',
      );
      expect(body.openapi).toMatch(/^3\./);
      const operations = Object.entries(body.paths).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
      );
      expect(operations).toEqual(
        expect.arrayContaining([
          'POST /api/players',
          'GET /api/players',
          'GET /api/players/{id}',
          'GET /api/players/username/{username}',
          'PUT /api/players/{id}',
          'DELETE /api/players/{id}',
          'POST /api/scores',
          'GET /api/scores',
          'GET /api/scores/player/{id}',
          'GET /api/scores/player/{id}/stats',
          'GET /api/scores/gamemode/{mode}',
          'GET /api/leaderboard/global',
          'GET /api/leaderboard/gamemode/{mode}',
          'GET /api/leaderboard/recent',
          'GET /api/leaderboard/player/{id}/rank',
          'GET /api/achievements',
          'GET /api/achievements/player/{id}',
          'GET /api/achievements/player/{id}/rank',
          'POST /api/achievements/check/{id}',
          'GET /api/achievements/leaderboard',
          'GET /health',
        ]),
      );
    });

    it('shows the documentation and the page to browsers', async () => {
      const docs = await api().get<string>('/docs');
      expect(docs.status).toBe(200);
      expect(docs.body).toContain('swagger-ui');
      const page = await api().get<string>('/');
      expect(page.status).toBe(200);
      expect(page.headers.get('content-type')).toMatch(/^text\/html/);
      expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
      expect(page.body).toMatch(/<html/i);
      const linked = [...page.body.matchAll(/(?:src|href)="\.?\/?([^"#:]+\.(?:js|css|svg))"/g)];
      expect(linked.length).toBeGreaterThan(1);
      for (const [, path] of linked) expect((await api().get(`/${path}`)).status).toBe(200);
    });

    it('serves nothing from beside the page', async () => {
      for (const path of [
        '/%2e%2e/package.json',
        '/..%2fpackage.json',
        '/styles/..%2f..%2fpackage.json',
        '/.env',
      ]) {
        expectProblem(await api().get(path), 404, 'route_not_found');
      }
    });

    it('has the two modes of the beginning', async () => {
      const modes = await api().read<{ code: string; created_at: string }[]>('/api/game-modes');
      expect(modes.map(({ code }) => code)).toEqual(expect.arrayContaining(['CLASSIC', 'ARCADE']));
    });
  });
}
