import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '../../public');
const gzipped = (file: string): number => gzipSync(readFileSync(join(root, file)), { level: 9 }).length;

describe('What the page loads', () => {
  it('is at most 60 kB of script and style, packed, before charts', () => {
    const styles = readdirSync(join(root, 'styles')).map((name) => `styles/${name}`);
    const sizes = ['assets/theme.js', 'assets/app.js', ...styles].map(gzipped);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
  });
});
