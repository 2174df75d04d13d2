import { takeAhead } from './ahead';
import { ApiFailure, failureOf } from './api-failure';
import { addressOf, type Answer, answerTo, type Call } from './request';

/** The answer to a request that was sent ahead where there is one, else to a request of its own. */
async function respond(path: string, options: Call): Promise<Answer> {
  const { method = 'GET', query = {} } = options;
  const address = addressOf({ path, query });
  const ahead = method === 'GET' ? await takeAhead(address) : undefined;
  return ahead ?? answerTo(address, options);
}

/** Answers the text of the body; throws as `callFully` does. */
export async function callForText(path: string, options: Call = {}): Promise<string> {
  try {
    const { response, text } = await respond(path, options);
    if (!response.ok) throw failureOf(response, text);
    return text;
  } catch (error) {
    throw error instanceof ApiFailure ? error : ApiFailure.unanswered(error);
  }
}

/** Answers the JSON body and the headers; throws an `ApiFailure` for everything else, also for an error status. */
export async function callFully<Body>(
  path: string,
  options: Call = {},
): Promise<{ body: Body; headers: Headers }> {
  let answer: Answer;
  try {
    answer = await respond(path, options);
  } catch (error) {
    throw ApiFailure.unanswered(error);
  }
  const { response, text } = answer;
  if (!response.ok) throw failureOf(response, text);
  try {
    return { body: JSON.parse(text) as Body, headers: response.headers };
  } catch {
    throw new ApiFailure('unreadable', response.status);
  }
}

/** The same, where the body is all that matters. */
export async function call<Body>(path: string, options: Call = {}): Promise<Body> {
  return (await callFully<Body>(path, options)).body;
}
