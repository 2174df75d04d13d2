import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const root = join(__dirname, '../../public/assets');
const gzipped = (file: string): number => gzipSync(readFileSync(join(root, file)), { level: 9 }).length;

describe('What the page loads', () => {
  it('is at most 60 kB of script and style, packed, before charts', () => {
    const sizes = ['theme.js', 'app.js', 'page.css'].map(gzipped);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(60_000);
  });
});
