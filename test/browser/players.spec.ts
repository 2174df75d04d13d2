import { describePage, namesIn, type Person } from './page-under-test';

describePage('Players', (under) => {
  it('edits a player', async () => {
    const person = await under().addPlayer('Before');
    const page = await under().open(`#/players/${person.id}`);
    await page.getByRole('link', { name: 'Edit' }).click();
    await page.getByLabel('Display name').fill('After');
    await page.getByRole('button', { name: 'Save changes' }).click();
    await page.getByRole('heading', { level: 1, name: 'After' }).waitFor();
    expect(await under().get(`/api/players/${person.id}`)).toMatchObject({
      display_name: 'After',
      username: person.username,
    });
  });

  it('says at the field that a username is taken, and keeps what was typed', async () => {
    const person = await under().addPlayer('Somebody');
    const page = await under().open('#/players/new');
    await page.getByLabel('Username').fill(person.username);
    await page.getByLabel('Email').fill('somebody.else@example.com');
    await page.getByRole('button', { name: 'Add player' }).click();
    const username = page.getByLabel('Username');
    await page.locator('#username-fault').waitFor();
    expect(await username.getAttribute('aria-invalid')).toBe('true');
    expect(await username.getAttribute('aria-describedby')).toContain('username-fault');
    expect(await page.locator(':focus').getAttribute('id')).toBe('username');
    expect(await username.inputValue()).toBe(person.username);
    expect(await page.getByLabel('Email').inputValue()).toBe('somebody.else@example.com');
  });

  it('deletes a player only after a question', async () => {
    const person = await under().addPlayer('Short Visit');
    await under().submit(person, 10, 'DELETION');
    const page = await under().open(`#/players/${person.id}`);
    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('button', { name: 'Keep player' }).click();
    expect(await under().get(`/api/players/${person.id}`)).toMatchObject({ id: person.id });

    await page.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete player' }).click();
    await page.getByText('was deleted').waitFor();
    expect(await under().get(`/api/players/${person.id}`)).toMatchObject({ code: 'player_not_found' });
    await page.goto(page.url().replace(/#.*/, '#/boards/DELETION'));
    await page.getByText('No scores here yet').waitFor();
  });

  it('searches while typing and restores the search after Back', async () => {
    await under().addPlayer('Zoë Quill');
    await under().addPlayer('Quentin Zast');
    await under().addPlayer('Mazo');
    const page = await under().open('#/players');
    await page.getByLabel('Search players').pressSequentially('z');
    await page.locator('tbody tr', { hasText: 'Mazo' }).waitFor({ state: 'detached' });
    await page.locator('tbody tr', { hasText: 'Zoë Quill' }).waitFor();
    expect((await namesIn(page)).sort()).toEqual(['Quentin Zast', 'Zoë Quill']);
    expect(await page.locator(':focus').getAttribute('id')).toBe('search');

    await page.getByRole('link', { name: 'Zoë Quill' }).click();
    await page.getByRole('heading', { level: 1, name: 'Zoë Quill' }).waitFor();
    await page.goBack();
    await page.locator('tbody tr').first().waitFor();
    expect(await page.getByLabel('Search players').inputValue()).toBe('z');
    expect(await namesIn(page)).toHaveLength(2);
  });

  it('shows a name that looks like markup as text, on every view', async () => {
    const name = '<img src=x onerror="document.title=1"><b>bold</b>';
    const person = await under().addPlayer(name);
    await under().submit(person, 5_000, 'MARKUP');
    const views = [
      '#/boards/MARKUP',
      '#/boards/MARKUP/scores',
      '#/players?search=%3Cimg',
      `#/players/${person.id}`,
      '#/achievements/leaderboard',
      '#/activity',
    ];
    for (const view of views) {
      const page = await under().open(view);
      await page.getByText(name).first().waitFor();
      expect(await page.locator('main b, main img').count()).toBe(0);
      expect(await page.title()).toContain('Laurel');
    }
  });

  it('finds a player by username in the address', async () => {
    const person: Person = await under().addPlayer('By Name');
    const page = await under().open(`#/players/username/${person.username}`);
    await page.getByRole('heading', { level: 1, name: 'By Name' }).waitFor();
    expect(page.url()).toMatch(new RegExp(`#/players/${person.id}$`));
  });
});
