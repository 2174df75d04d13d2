/** The `Link` header of a page: the same address and query, from `cursor` on in place of `skip`. */
export function nextLink(url: string, cursor: string): string {
  const [path = '/', query = ''] = url.split(/\?(.*)/s, 2);
  const parameters = new URLSearchParams(query);
  parameters.delete('skip');
  parameters.set('cursor', cursor);
  return `<${path.replace(/[^\x21-\x7e]|[<>"]/g, encodeURIComponent)}?${parameters.toString()}>; rel="next"`;
}
