import type * as z from 'zod';
import { isPath, quote, unknownName } from '../nearest.js';

type Issue = z.core.$ZodIssue;

/** One line per problem: where, what was expected, what came. The issues must carry their input (`reportInput`). */
export function explainIssues(issues: readonly Issue[], prefix: readonly PropertyKey[] = []): string[] {
  return issues.flatMap((issue) => {
    const path = [...prefix, ...issue.path];
    const branch = issue.code === 'invalid_union' ? nearestBranch(issue) : undefined;
    if (branch) return explainIssues(branch, path);
    const at = formatPath(path);
    return [at === '' ? explain(issue) : `${at}: ${explain(issue)}`];
  });
}

/** A path as `--set` takes it: `terms[0].weight`. */
function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? String(key) : `${text}.${String(key)}`),
    '',
  );
}

/** Of the alternatives of a union, the one whose type matches what came. */
function nearestBranch(issue: Issue & { code: 'invalid_union' }): readonly Issue[] | undefined {
  const misses = ({ code, path }: Issue) => path.length === 0 && (code === 'invalid_type' || code === 'invalid_value');
  return issue.errors.find((branch) => !branch.some(misses));
}

function explain(issue: Issue): string {
  const came = `got ${quote(issue.input)}.`;
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return `missing, expected ${typeName(issue.expected)}.`;
      if (issue.expected === 'object' && typeof issue.input === 'string') {
        const hint = isPath(issue.input) ? 'a path' : 'text';
        return `expected an object such as { "name": ... }, got the ${hint} ${quote(issue.input)}.`.replace(
          'the a',
          'a',
        );
      }
      return `expected ${typeName(issue.expected)}, ${came}`;
    case 'too_small':
      return `expected ${bound(issue.origin, issue.inclusive ? 'at least' : 'more than', Number(issue.minimum))}, ${came}`;
    case 'too_big':
      return `expected ${bound(issue.origin, issue.inclusive ? 'at most' : 'less than', Number(issue.maximum))}, ${came}`;
    case 'invalid_value':
      if (issue.input === undefined) return `missing, expected one of ${issue.values.map(String).join(', ')}.`;
      return unknownName('value', issue.input, issue.values.map(String));
    case 'invalid_union':
      if (issue.errors.length === 0) return issue.message;
      return issue.input === undefined ? `missing, expected ${choices(issue)}.` : `expected ${choices(issue)}, ${came}`;
    case 'invalid_format':
      return `${issue.message}, ${came}`;
    default:
      return issue.message;
  }
}

const choices = (issue: Issue & { code: 'invalid_union' }) => [...new Set(issue.errors.map(expectation))].join(' or ');

function expectation(branch: readonly Issue[]): string {
  const [first] = branch;
  if (first?.code === 'invalid_type') return typeName(first.expected);
  if (first?.code === 'invalid_value') return first.values.map(quote).join(' or ');
  return first?.message ?? 'something else';
}

function bound(origin: string, relation: string, limit: number): string {
  if (origin === 'string') return `${relation} ${limit} characters`;
  if (origin === 'array') return `${relation} ${limit} entries`;
  return `a number that is ${relation} ${limit}`;
}

function typeName(type: string): string {
  return (
    { number: 'a finite number', int: 'a whole number', string: 'text', object: 'an object', array: 'a list' }[type] ??
    (type === 'boolean' ? 'true or false' : type)
  );
}
