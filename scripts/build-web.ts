import { build, type BuildOptions, type OutputFile, type Plugin } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = process.cwd();
const source = join(root, 'apps/web/src');
const assets = join(root, 'public/assets');

const options = {
  outdir: assets,
  tsconfig: join(root, 'apps/web/tsconfig.json'),
  bundle: true,
  target: ['es2022'],
  minify: true,
  sourcemap: true,
  legalComments: 'linked',
  logLevel: 'warning',
} satisfies BuildOptions;

/** Bundles the page's TypeScript into `public/assets/`. Run from the repository's root. */
async function buildWeb(): Promise<void> {
  await rm(assets, { recursive: true, force: true });
  await mkdir(assets, { recursive: true });
  await build({
    ...options,
    format: 'iife',
    entryPoints: {
      embed: join(source, 'embed.ts'),
      early: join(source, 'early.ts'),
      theme: join(source, 'early-theme.ts'),
      page: join(source, 'page.css'),
    },
  });
  await buildApp(join(source, 'main.ts'));
  await packAll(assets);
}

/**
 * `app.js` with everything that the first view needs, and beside it a file for each view that is imported later, its name
 * changing with its content. esbuild puts what several files share into a chunk of its own, and leaves an `app.js` that
 * only imports that: the chunk takes its name, so that the browser has not to wait for one to ask for the other.
 */
async function buildApp(main: string): Promise<void> {
  const { outputFiles, metafile } = await build({
    ...options,
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    plugins: [partsBeginWith(main)],
    entryPoints: { app: main },
  });
  const entry = Object.values(metafile.outputs).find(({ entryPoint }) => resolve(entryPoint ?? '') === main);
  const [core, ...others] = (entry?.imports ?? []).filter(({ kind }) => kind === 'import-statement');
  if (!core || others.length > 0) throw new Error('The first view would need more than one file');
  const coreName = basename(core.path, '.js');
  const isStub = ({ path }: OutputFile) => /^app\.js/.test(basename(path));
  for (const file of outputFiles.filter((other) => !isStub(other))) {
    const name = basename(file.path).replace(coreName, 'app');
    await writeFile(join(assets, name), file.text.replaceAll(coreName, 'app'));
  }
}

/** Lets every later file import `main`, which is there already: so all of it is shared by all, and makes one chunk, not twenty. */
function partsBeginWith(main: string): Plugin {
  return {
    name: 'parts-begin-with-main',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ kind, path, resolveDir }) =>
        kind === 'dynamic-import' ? { path: join(resolveDir, `${path}.ts`), pluginData: 'part' } : undefined,
      );
      onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) => {
        if (pluginData !== 'part') return undefined;
        const text = await readFile(path, 'utf8');
        return { contents: `${text}import ${JSON.stringify(main)};`, loader: 'ts' };
      });
    },
  };
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
