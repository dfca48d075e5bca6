/** What zod found wrong with a part of a request, as fastify-type-provider-zod hands it over. */
export interface Issue {
  readonly keyword: string;
  readonly instancePath: string;
  readonly message?: string;
  readonly params: object;
}

interface Branch {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/**
 * The issue to tell: of a value that may have several shapes and has none, what is wrong with it in the shape that it
 * seems to be meant for. "Invalid input" alone helps nobody.
 */
export function toldIssue(issue: Issue): Issue {
  const { errors } = issue.params as { readonly errors?: readonly (readonly Branch[])[] };
  if (issue.keyword !== 'invalid_union' || errors === undefined) return issue;
  // Of the wrong type as a whole: meant for another shape.
  const meant = errors.find(
    ([first]) => first !== undefined && !(first.code === 'invalid_type' && first.path.length === 0),
  );
  const first = (meant ?? errors[0])?.[0];
  if (first === undefined) return issue;
  const { code, path, message, ...params } = first;
  return toldIssue({
    keyword: code,
    instancePath: [issue.instancePath.replace(/\/$/, ''), ...path.map(String)].join('/'),
    message,
    params,
  });
}
