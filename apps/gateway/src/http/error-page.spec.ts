import { errorCodes } from '@app/contracts';
import { errorPage } from './error-page';

it('has a place for every code, so that the type of a problem leads somewhere', () => {
  const page = errorPage('');
  for (const [code, { title }] of Object.entries(errorCodes)) {
    expect(page).toContain(`<dt id="${code}">`);
    expect(page).toContain(title);
  }
});

it('says what docs/errors.md says, as text', () => {
  const page = errorPage('| `email_taken`  | 409    | Ask <b> & `retry`. |');
  expect(page).toContain('<dd>Ask &lt;b> &amp; <code>retry</code>.</dd>');
});
