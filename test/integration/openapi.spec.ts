import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../apps/gateway/src/project-files';

const script = join(projectFolder, 'dist', 'scripts', 'openapi.js');

/** The build adds types and comments to the document, so only the built script can write it. */
it('openapi.json is what the build describes; npm run openapi writes it anew', () => {
  if (!existsSync(script)) throw new Error('There is no build to compare with: npm run build');
  const described = execFileSync(process.execPath, [script, '--print'], { encoding: 'utf8' });
  expect(readFileSync(join(projectFolder, 'openapi.json'), 'utf8')).toBe(described);
});
