import { describePage, namesIn, type Person } from './page-under-test';

interface Submitted {
  rank: number;
  total_players: number;
  new_achievements: { name: string }[];
}

describePage('The five steps', (under) => {
  let rival: Person;

  beforeAll(async () => {
    rival = await under().addPlayer('Rival');
    await under().submit(rival, 900, 'CLASSIC');
    await under().submit(rival, 20, 'ARCADE');
  });

  it('adds a player and shows the profile', async () => {
    const page = await under().open('#/players');
    await page.getByRole('link', { name: 'Add a player' }).click();
    await page.getByLabel('Username').fill('ada');
    await page.getByLabel('Email').fill('ada@example.com');
    await page.getByLabel('Display name').fill('Ada Lovelace');
    await page.getByRole('button', { name: 'Add player' }).click();

    await page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }).waitFor();
    const ada = await under().get<Person & { email: string }>('/api/players/username/ada');
    expect(ada).toMatchObject({ display_name: 'Ada Lovelace', email: 'ada@example.com' });
    expect(page.url()).toMatch(new RegExp(`#/players/${ada.id}$`));
  });

  it('submits a score and shows the new rank and the unlocked achievements at once', async () => {
    const grace = await under().addPlayer('Grace');
    const page = await under().open('#/boards/CLASSIC');
    await page.getByRole('banner').getByRole('link', { name: 'Submit a score' }).click();
    await page.getByRole('combobox', { name: 'Player' }).fill('gra');
    await page.getByRole('option', { name: 'Grace' }).click();
    await page.getByLabel('Score', { exact: true }).fill('1250');
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Submit score' }).click();
    const answer = (await (await answered).json()) as Submitted;

    expect(answer.rank).toBe(1);
    expect(answer.new_achievements.length).toBeGreaterThan(0);
    const result = page.locator('.result');
    await result.getByRole('heading', { name: 'Score submitted' }).waitFor();
    const text = await result.innerText();
    expect(text).toMatch(/Grace\s+1,250\s+CLASSIC/);
    expect(text).toMatch(new RegExp(`Rank\\s+1\\s+of ${answer.total_players}`));
    for (const { name } of answer.new_achievements) expect(text).toContain(name);
    expect(await under().get(`/api/scores/player/${grace.id}`)).toHaveLength(1);
  });

  it('keeps every letter that is typed over a player who was chosen', async () => {
    const chosen = await under().addPlayer('Chosen');
    await under().addPlayer('Bobby');
    const page = await under().open(`#/submit?player=${chosen.id}`);
    const field = page.getByRole('combobox', { name: 'Player' });
    await page.getByText('@person').waitFor();
    expect(await field.inputValue()).toBe('Chosen');
    await field.press('End');
    await field.press('Backspace');
    expect(await field.inputValue()).toBe('Chose');
    await field.press('Control+A');
    await field.pressSequentially('Bob');
    expect(await field.inputValue()).toBe('Bob');
    await page.getByRole('option', { name: 'Bobby' }).click();
    expect(await field.inputValue()).toBe('Bobby');
  });

  it('leaves the player that was chosen, when the one of the address comes late', async () => {
    const first = await under().addPlayer('First choice');
    await under().addPlayer('Zelda');
    const page = await under().open(`#/submit?player=${first.id}`);
    const field = page.getByRole('combobox', { name: 'Player' });
    await page.getByText('@person').waitFor();
    await page.goto(page.url().replace(/#.*/, '#/players'));
    await page.locator('tbody tr').first().waitFor();
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route(`**/api/players/${first.id}`, async (route) => {
      await released;
      await route.continue();
    });
    await page.goto(page.url().replace(/#.*/, `#/submit?player=${first.id}`));
    await page.getByText('@person').waitFor();
    expect(await field.inputValue()).toBe('First choice');
    await field.fill('zel');
    await page.getByRole('option', { name: 'Zelda' }).click();
    const answered = page.waitForResponse(`**/api/players/${first.id}`);
    release();
    await (await answered).finished();
    await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn, 50)))');
    expect(await field.inputValue()).toBe('Zelda');
  });

  it('shows a mode by its name and its scores as times, wherever they stand', async () => {
    await under().post('/api/game-modes', { code: 'TRIAL', name: 'Time trial', sort: 'asc', unit: 'ms' });
    const runner = await under().addPlayer('Sprinter');
    await under().submit(runner, 90_000, 'TRIAL');
    const page = await under().open(`#/submit?player=${runner.id}&mode=TRIAL`);
    await page.getByText('@person').waitFor();
    await page.getByLabel('Score', { exact: true }).fill('83456');
    await page.getByRole('button', { name: 'Submit score' }).click();
    await page.locator('.result h2').waitFor();
    expect(await page.locator('.result .submitted').innerText()).toMatch(/Sprinter\s+1:23\.456\s+Time trial/);
    await page.goto(page.url().replace(/#.*/, '#/boards/TRIAL/scores'));
    await page.getByRole('heading', { level: 1, name: /^All scores: .Time trial.$/ }).waitFor();
    await page.getByText('Every finished game, lowest score first.').waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.locator('td.number').allInnerTexts()).toEqual(['1:23.456', '1:30.000']);
    await page.goto(page.url().replace(/#.*/, '#/activity'));
    const latest = page.locator('.activity li', { hasText: '1:23.456' });
    await latest.getByRole('link', { name: 'Time trial' }).waitFor();
  });

  it('shows times of any fraction with all of their digits', async () => {
    await under().post('/api/game-modes', { code: 'SECONDS', sort: 'asc', unit: 's', decimals: null });
    for (const score of [12.4, 12.125, 75])
      await under().submit(await under().addPlayer('Racer'), score, 'SECONDS');
    const page = await under().open('#/boards/SECONDS');
    await page.locator('tbody tr').first().waitFor();
    await namesIn(page);
    expect(await page.locator('tbody .number.strong').allInnerTexts()).toEqual([
      '0:12.125',
      '0:12.4',
      '1:15',
    ]);
  });

  it('switches boards', async () => {
    const arcadePlayer = await under().addPlayer('Only Arcade');
    await under().submit(arcadePlayer, 77, 'ARCADE');
    const page = await under().open('');
    const boards = page.getByRole('navigation', { name: 'Boards' });
    await page.getByRole('heading', { level: 1, name: 'Global board' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await namesIn(page)).toEqual(expect.arrayContaining(['Rival', 'Only Arcade']));

    await boards.getByRole('link', { name: 'ARCADE' }).click();
    await page.getByRole('heading', { level: 1, name: 'ARCADE' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await namesIn(page)).toEqual(['Only Arcade', 'Rival']);
    expect(await boards.locator('[aria-current="page"]').innerText()).toBe('ARCADE');

    await boards.getByRole('link', { name: 'CLASSIC' }).click();
    await page.getByRole('heading', { level: 1, name: 'CLASSIC' }).waitFor();
    await page.locator('tbody tr').first().waitFor();
    expect(await namesIn(page)).not.toContain('Only Arcade');
    expect(page.url()).toMatch(/#\/boards\/CLASSIC$/);
  });

  it('shows shared ranks as the API gives them', async () => {
    for (const name of ['First', 'Also first'])
      await under().submit(await under().addPlayer(name), 50, 'TIES');
    await under().submit(await under().addPlayer('Third'), 40, 'TIES');
    const page = await under().open('#/boards/TIES');
    await page.locator('tbody tr').nth(2).waitFor();
    expect(await page.locator('tbody .rank').allInnerTexts()).toEqual(['1', '1', '3']);
    expect(await namesIn(page)).toEqual(['First', 'Also first', 'Third']);
  });

  it('shows the achievements', async () => {
    const page = await under().open('');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Achievements' }).click();
    await page.locator('.achievement').first().waitFor();
    const catalogue =
      await under().get<{ name: string; description: string; points: number }[]>('/api/achievements');
    const cards = await page.locator('.achievement').allInnerTexts();
    expect(catalogue.length).toBeGreaterThan(0);
    expect(cards).toHaveLength(catalogue.length);
    for (const achievement of catalogue) {
      const card = cards.find((text) => text.includes(achievement.name));
      expect(card).toContain(achievement.description);
      expect(card).toContain(`${achievement.points} point`);
    }
  });

  it('shows the achievement leaderboard', async () => {
    const page = await under().open('#/achievements');
    const views = page.getByRole('navigation', { name: 'Achievement views' });
    await views.getByRole('link', { name: 'Leaderboard' }).click();
    await page.locator('tbody tr').first().waitFor();
    const rows = await under().get<{ rank: number; display_name: string; total_points: number }[]>(
      '/api/achievements/leaderboard?limit=50',
    );
    expect(rows[0]?.total_points).toBeGreaterThan(0);
    expect(await namesIn(page)).toEqual(rows.map((row) => row.display_name));
    expect(await page.locator('tbody .rank').allInnerTexts()).toEqual(rows.map((row) => String(row.rank)));
  });

  it('shows everybody on the achievement leaderboard by pages, and finds a player on them', async () => {
    for (let index = 0; index < 55; index += 1) await under().addPlayer(`Idle ${index}`);
    const board = '/api/achievements/leaderboard';
    const last = (await under().get<{ display_name: string; player_id: number }[]>(`${board}?skip=50`))[3];
    const page = await under().open('#/achievements/leaderboard');
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Next' }).click();
    await page.waitForURL(/leaderboard\?page=2$/);
    await page.getByRole('link', { name: last?.display_name, exact: true }).waitFor();
    const rows = await under().get<{ display_name: string; rank: number }[]>(`${board}?skip=50&limit=50`);
    expect(await namesIn(page)).toEqual(rows.map((row) => row.display_name));
    expect(await page.locator('tbody .rank').allInnerTexts()).toEqual(rows.map((row) => String(row.rank)));

    await page.goBack();
    await page.waitForURL(/leaderboard$/);
    await page.getByRole('combobox', { name: 'Find a player' }).fill(last?.display_name ?? '');
    await page.getByRole('option', { name: last?.display_name }).first().click();
    await page.waitForURL(new RegExp(`page=2&player=${last?.player_id}$`));
    await page.locator('tr[aria-current=true] a:focus').waitFor();
    expect(await page.locator('tr[aria-current=true] .player').allInnerTexts()).toEqual([last?.display_name]);

    const past = await under().open('#/achievements/leaderboard?page=99');
    await past.getByText('No more players.').waitFor();
  });

  it('takes the viewer to their own place among all achievements', async () => {
    const person = await under().addPlayer('Zora');
    const page = await under().open('#/achievements/leaderboard');
    expect(await page.getByRole('button', { name: 'My place' }).count()).toBe(0);
    await page.evaluate(`localStorage.setItem('laurel-me', '${person.id}')`);
    await page.reload();
    await page.getByRole('button', { name: 'My place' }).click();
    await page.waitForURL(/page=2/);
    await page.locator('tr[aria-current=true] a:focus').waitFor();
    expect(await page.locator('tr[aria-current=true] .player').allInnerTexts()).toEqual(['Zora']);
  });
});
