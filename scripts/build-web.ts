import { build, type BuildOptions, type Metafile, type OutputFile, type Plugin } from 'esbuild';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const root = process.cwd();
const source = join(root, 'apps/web/src');
const assets = join(root, 'public/assets');
const app = join(source, 'main.ts');
const later = join(source, 'later.ts');

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
      theme: join(source, 'early-theme.ts'),
      page: join(source, 'page.css'),
    },
  });
  // Put into the page itself, so it names no file of its own.
  await build({
    ...options,
    format: 'iife',
    sourcemap: false,
    entryPoints: { early: join(source, 'early.ts') },
  });
  await buildApp();
  await packAll(assets);
}

/**
 * `app.js` with everything that the first view needs, and beside it a file for what is imported later, each view and what they
 * share, its name changing with its content. esbuild puts what several files share into a chunk of its own, and leaves a file that
 * only imports that: the chunk is used in its place, so that the browser has not to wait for one to ask for the other.
 */
async function buildApp(): Promise<void> {
  const { outputFiles, metafile } = await build({
    ...options,
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
    plugins: [partsShare(app, later)],
    entryPoints: { app },
  });
  const appStub = nameOfEntry(metafile, app);
  const laterStub = nameOfEntry(metafile, later);
  const appChunk = chunkBehind(metafile, app);
  const laterChunk = chunkBehind(metafile, later, appChunk);
  const named = (text: string) =>
    text
      .replaceAll(laterStub, laterChunk)
      .replaceAll(laterChunk, laterChunk.replace('chunk', 'later'))
      .replaceAll(appChunk, 'app');
  const isStub = ({ path }: OutputFile) =>
    [appStub, laterStub].some((stub) => basename(path).startsWith(`${stub}.js`));
  for (const file of outputFiles.filter((other) => !isStub(other))) {
    await writeFile(join(assets, named(basename(file.path))), named(file.text));
  }
}

const nameOf = (path: string): string => basename(path, '.js');

function entryOf({ outputs }: Metafile, file: string): [path: string, output: Metafile['outputs'][string]] {
  const entry = Object.entries(outputs).find(([, { entryPoint }]) => resolve(entryPoint ?? '') === file);
  if (!entry) throw new Error(`${file} is not built`);
  return entry;
}

/** The name of the output that runs a source file. */
function nameOfEntry(metafile: Metafile, file: string): string {
  return nameOf(entryOf(metafile, file)[0]);
}

/** The name of the one output that this output imports, beside those that are there before. */
function chunkBehind(metafile: Metafile, file: string, ...before: string[]): string {
  const imported = entryOf(metafile, file)[1].imports.filter(({ kind }) => kind === 'import-statement');
  const [chunk, ...others] = imported
    .map(({ path }) => nameOf(path))
    .filter((name) => !before.includes(name));
  if (!chunk || others.length > 0) throw new Error(`${file} would need more than one file`);
  return chunk;
}

/** Lets every later file import these, which are there already or on their way: so all of each is shared by all, and makes one chunk, not twenty. */
function partsShare(...shared: string[]): Plugin {
  return {
    name: 'parts-share',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^\.\// }, ({ kind, path, resolveDir }) =>
        kind === 'dynamic-import' ? { path: join(resolveDir, `${path}.ts`), pluginData: 'part' } : undefined,
      );
      onLoad({ filter: /\.ts$/ }, async ({ path, pluginData }) => {
        if (pluginData !== 'part') return undefined;
        const imports = shared
          .filter((file) => file !== path)
          .map((file) => `import ${JSON.stringify(file)};`);
        return { contents: (await readFile(path, 'utf8')) + imports.join(''), loader: 'ts' };
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
