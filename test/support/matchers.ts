/** As the API writes every moment. */
export const moment = expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string;

export const aNumber = expect.any(Number) as number;

export const aText = expect.stringMatching(/\S/) as string;

/** Text that contains this one. */
export function textWith(part: string): string {
  return expect.stringContaining(part) as string;
}
