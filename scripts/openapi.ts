import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeGateway } from '../apps/gateway/src/describe-gateway';
import { projectFolder } from '../apps/gateway/src/project-files';

/** Writes the OpenAPI document to openapi.json, or to standard output with `--print`. Needs the build's metadata. */
async function main(): Promise<void> {
  const text = `${JSON.stringify(await describeGateway(), null, 2)}\n`;
  if (process.argv.includes('--print')) process.stdout.write(text);
  else writeFileSync(join(projectFolder, 'openapi.json'), text);
}

void main();
