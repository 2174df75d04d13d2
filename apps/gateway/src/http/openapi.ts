import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { describeError, type ErrorCode } from '@app/contracts';
import { problemsKey } from './documented';
import { Problem } from './problem.dto';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const methods = ['get', 'post', 'put', 'delete'] as const;

/** Errors that any request can be answered with, and those of requests with a body. */
const common: ErrorCode[] = [
  'malformed_request',
  'invalid_request',
  'internal_error',
  'service_unavailable',
  'deadline_exceeded',
];
const ofBodies: ErrorCode[] = [
  'malformed_json',
  'request_timeout',
  'body_too_large',
  'unsupported_media_type',
  'body_too_complex',
];

const description = `Players, scores, real-time rankings and achievements.

Times are ISO 8601 in UTC. Lists are bare arrays; what follows a page is in its \`Link\` header. Errors are
\`application/problem+json\` with a stable \`code\`.`;

/** The OpenAPI document of all controllers. */
export function openApiDocument(app: INestApplication, version: string): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Laurel')
    .setDescription(description)
    .setVersion(version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addTag('players')
    .addTag('scores')
    .addTag('leaderboards')
    .addTag('achievements')
    .addTag('game modes')
    .addTag('operation', 'Probes and measurements')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [Problem],
    operationIdFactory: (controller, method) =>
      `${controller.replace(/Controller$/, '').toLowerCase()}_${method}`,
  });
  for (const operation of operationsOf(document)) complete(operation);
  return document;
}

/** Every operation of the document. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((path) => methods.flatMap((method) => path[method] ?? []));
}

/** Adds what all operations have in common: the answers to errors, and the id of the request. */
function complete(operation: Operation): void {
  const own = (operation as unknown as Record<string, ErrorCode[] | undefined>)[problemsKey] ?? [];
  const codes = new Set([...own, ...common, ...(operation.requestBody ? ofBodies : [])]);
  for (const code of codes) addProblem(operation, code);
  for (const response of Object.values(operation.responses)) {
    if (!response || '$ref' in response) continue;
    response.headers = {
      ...response.headers,
      'X-Request-Id': {
        description: "The request's id: the client's own, or a new one.",
        schema: { type: 'string' },
      },
    };
  }
}

function addProblem(operation: Operation, code: ErrorCode): void {
  const { status, title } = describeError(code);
  const line = `\`${code}\`: ${title}.`;
  const known = operation.responses[status];
  if (known && !('$ref' in known)) {
    known.description = `${known.description}\n\n${line}`;
    return;
  }
  operation.responses[status] = {
    description: line,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    ...(status === 503 && {
      headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer' } } },
    }),
  };
}
