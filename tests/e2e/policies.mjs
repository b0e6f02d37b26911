// A second, much simpler opinion on what policies grant, to hold the page's own against.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DIST } from './serve.mjs';

const list = (value) => (Array.isArray(value) ? value : [value]);

/** A published policy, as the release serves it. */
export const published = (file) => JSON.parse(readFileSync(path.join(DIST, 'policies', file), 'utf8'));

/** One entry for each statement, action and resource. */
export function grants(documents) {
  return documents.flatMap((document) =>
    list(document.Statement).flatMap(({ Effect, Action, Resource, Condition = {} }) =>
      list(Action).flatMap((action) =>
        list(Resource).map((resource) => ({
          effect: Effect,
          action: action.toLowerCase(),
          resource,
          condition: JSON.stringify(Condition),
        })),
      ),
    ),
  );
}

const matches = (pattern, text) =>
  new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text);

const covers = (wide, narrow) =>
  wide.effect === narrow.effect &&
  matches(wide.action, narrow.action) &&
  matches(wide.resource, narrow.resource) &&
  (wide.condition === '{}' || wide.condition === narrow.condition);

/** What one side grants that nothing on the other covers. */
export const uncovered = (narrow, wide) => narrow.filter((grant) => !wide.some((other) => covers(other, grant)));

/** Characters of a document as AWS counts them. */
export const size = (document) => JSON.stringify(document).length;
