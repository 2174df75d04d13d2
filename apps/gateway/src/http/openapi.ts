import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { describeError, type ErrorCode } from '@app/contracts';
import { problemsKey } from './documented';
import { Problem } from './problem.dto';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Reference = Extract<Schemas[string], { $ref: string }>;
type Schema = Exclude<Schemas[string], Reference>;

const methods = ['get', 'post', 'put', 'delete'] as const;

/** Errors that any request can be answered with, those of requests with parameters, and those of requests with a body. */
const common: ErrorCode[] = [
  'malformed_request',
  'internal_error',
  'service_unavailable',
  'deadline_exceeded',
];
const ofParameters: ErrorCode[] = ['invalid_request'];
const ofBodies: ErrorCode[] = [
  'invalid_request',
  'malformed_json',
  'request_timeout',
  'body_too_large',
  'unsupported_media_type',
  'body_too_complex',
];

const requestId = {
  description: "The request's id: the client's own, or a new one.",
  schema: { type: 'string' },
} as const;

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
  Object.values(document.components?.schemas ?? {}).forEach(refine);
  return document;
}

/** Every operation of the document. */
export function operationsOf(document: OpenAPIObject): Operation[] {
  return Object.values(document.paths).flatMap((path) => methods.flatMap((method) => path[method] ?? []));
}

/** Adds what all operations have in common: the answers to errors, and the id of the request. */
function complete(operation: Operation): void {
  const own = (operation as unknown as Record<string, ErrorCode[] | undefined>)[problemsKey] ?? [];
  const parameters = (operation.parameters ?? []).flatMap((each) => ('$ref' in each ? [] : each));
  const inAddress = parameters.some((each) => each.in !== 'header');
  const codes = [
    ...own,
    ...common,
    ...(inAddress ? ofParameters : []),
    ...(operation.requestBody ? ofBodies : []),
  ];
  for (const code of new Set(codes)) addProblem(operation, code);
  for (const [status, response] of Object.entries(operation.responses)) {
    if (!response || '$ref' in response) continue;
    response.description ||= status === '201' ? 'Created.' : 'OK.';
    response.headers = { ...response.headers, 'X-Request-Id': requestId };
  }
  for (const each of parameters) {
    if (each.schema && !('$ref' in each.schema)) {
      if (each.schema.default !== undefined) each.required = false;
      asInteger(each.schema);
    }
  }
}

/** What has a default may be missing. */
function refine(schema: Schema | Reference): void {
  if ('$ref' in schema) return;
  const properties = schema.properties ?? {};
  for (const property of Object.values(properties)) if (!('$ref' in property)) asInteger(property);
  schema.required = schema.required?.filter((name) => {
    const property = properties[name];
    return property === undefined || '$ref' in property || property.default === undefined;
  });
}

/** Only whole numbers have a smallest and a largest value here; the metadata does not tell them apart. */
function asInteger(schema: Schema): void {
  if (schema.type === 'number' && schema.minimum !== undefined) schema.type = 'integer';
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
