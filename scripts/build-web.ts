import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Bundles the page's TypeScript into `public/assets/`. Run from the repository's root. */
async function buildWeb(): Promise<void> {
  const root = process.cwd();
  const source = join(root, 'apps/web/src');
  const assets = join(root, 'public/assets');
  await rm(assets, { recursive: true, force: true });
  await build({
    entryPoints: {
      app: join(source, 'main.ts'),
      embed: join(source, 'embed.ts'),
      theme: join(source, 'early-theme.ts'),
    },
    outdir: assets,
    tsconfig: join(root, 'apps/web/tsconfig.json'),
    bundle: true,
    format: 'iife',
    target: ['es2022'],
    minify: true,
    sourcemap: true,
    legalComments: 'linked',
    logLevel: 'warning',
  });
}

buildWeb().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
