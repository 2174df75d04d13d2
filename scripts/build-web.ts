import { build } from 'esbuild';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

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
      page: join(source, 'page.css'),
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
  await packAll(assets);
}

/** Beside each file its packed form, for the server to send where a browser takes it. */
async function packAll(folder: string): Promise<void> {
  for (const name of (await readdir(folder)).filter((file) => /\.(js|css)$/.test(file))) {
    const text = await readFile(join(folder, name));
    await writeFile(join(folder, `${name}.gz`), gzipSync(text, { level: 9 }));
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
  }
}

buildWeb().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
