import { takeAhead } from './ahead';
import { ApiFailure, failureOf } from './api-failure';
import { addressOf, type Call, requestOf } from './request';

/** The answer to a request that was sent ahead where there is one, else to a request of its own. */
async function respond(path: string, options: Call): Promise<Response> {
  const { method = 'GET', query = {} } = options;
  const address = addressOf({ path, query });
  const ahead = method === 'GET' ? await takeAhead(address) : undefined;
  return ahead ?? fetch(address, requestOf(options));
}

/** Answers the text of the body; throws as `callFully` does. */
export async function callForText(path: string, options: Call = {}): Promise<string> {
  try {
    const response = await respond(path, options);
    const text = await response.text();
    if (!response.ok) throw failureOf(response, text);
    return text;
  } catch (error) {
    throw error instanceof ApiFailure ? error : ApiFailure.unanswered(error);
  }
}

/** Answers the JSON body and the headers; throws an `ApiFailure` for everything else, also for an error status. */
export async function callFully<Answer>(
  path: string,
  options: Call = {},
): Promise<{ body: Answer; headers: Headers }> {
  let response: Response;
  let text: string;
  try {
    response = await respond(path, options);
    text = await response.text();
  } catch (error) {
    throw ApiFailure.unanswered(error);
  }
  if (!response.ok) throw failureOf(response, text);
  try {
    return { body: JSON.parse(text) as Answer, headers: response.headers };
  } catch {
    throw new ApiFailure('unreadable', response.status);
  }
}

/** The same, where the body is all that matters. */
export async function call<Answer>(path: string, options: Call = {}): Promise<Answer> {
  return (await callFully<Answer>(path, options)).body;
}
