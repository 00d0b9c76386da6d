/** Which magics a cell runs, seen as the Glue kernel sees them. Source: `_execute_magics` in its BaseKernel.py. */

import { entriesOf, isText, withoutKeys } from './literals';

/** What the kernel takes for a cell magic, by its start; any other `%%` line is a line magic to it. */
const CELL_MAGIC = /^%%(configure|sql|tags|assume_role)\w*/;

const LINE_MAGIC = /^%+[A-Za-z_]\w*/;

const CONFIGURE = '%%configure';

/** Where lines end for Python's `splitlines`, which the kernel cuts a cell by. */
// eslint-disable-next-line no-control-regex -- Python counts them
const LINE_END = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/;

interface Cut {
  /** Line magics, comments and empty lines before the first line of anything else. */
  readonly head: readonly string[];
  /** The cell magic's name with its `%%`; null where none follows the head. */
  readonly magic: string | null;
  /** All from the cell magic, or from the first line of code, on, as it stands. */
  readonly body: string;
}

function cut(source: string): Cut {
  const head: string[] = [];
  let body = source;
  while (body !== '') {
    const [line, below] = firstLine(body);
    if (!isHead(line)) {
      break;
    }
    head.push(line);
    body = below;
  }
  return { head, magic: CELL_MAGIC.exec(body)?.[0] ?? null, body };
}

/** A line of nothing but blanks is code. */
function isHead(line: string): boolean {
  return line === '' || (/^[%!#]/.test(line) && !CELL_MAGIC.test(line));
}

/** A text's first line, and all below it. */
function firstLine(text: string): [string, string] {
  const end = LINE_END.exec(text);
  return end
    ? [text.slice(0, end.index), text.slice(end.index + end[0].length)]
    : [text, ''];
}

/** A `%%configure`'s key, as the magic that sets the same. */
function setterOf(key: string): string {
  return key === 'tags' ? '%%tags' : `%${key}`;
}

/** The keys of a `%%configure`, each as the magic that sets the same. */
function configured(body: string): string[] {
  const entries = entriesOf(firstLine(body)[1]) ?? [];
  return entries.map(({ key }) => setterOf(key));
}

function lineMagic(line: string): string | null {
  return LINE_MAGIC.exec(line)?.[0] ?? null;
}

/** The magics that `source` runs, `%name` and `%%name`, in their order. */
export function magicsOf(source: string): string[] {
  const { head, magic } = cut(source);
  return [...head.map(lineMagic), magic].filter(name => name !== null);
}

/** As `magicsOf`, but a `%%configure` is told as the magics that set its keys. */
export function settersOf(source: string): string[] {
  const { magic, body } = cut(source);
  const names = magicsOf(source);
  return magic === CONFIGURE
    ? [...names.slice(0, -1), ...configured(body)]
    : names;
}

/** The keys of the tags that `source` adds. */
export function tagsOf(source: string): string[] {
  const { magic, body } = cut(source);
  const entries = entriesOf(firstLine(body)[1]) ?? [];
  const isTags = ({ key }: { key: string }): boolean => key === 'tags';
  const tags =
    magic === CONFIGURE
      ? entriesOf(entries.find(isTags)?.value ?? '')
      : magic === '%%tags' && entries;
  return (tags || []).map(({ key }) => key.trim());
}

/** Whether `source` has the kernel assume a role, whose credentials win over any profile's. */
export function assumesRole(source: string): boolean {
  return magicsOf(source).includes('%%assume_role');
}

/** The ARN of the role that `source` has the kernel assume; null where it names none. */
export function roleOf(source: string): string | null {
  const found = /arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+/.exec(source);
  return assumesRole(source) ? (found?.[0] ?? null) : null;
}

/** Whether `source` tells the kernel whose account to work in. */
export function handsOverRole(source: string): boolean {
  return settersOf(source).some(
    name => name === '%%assume_role' || name === '%profile'
  );
}

/**
 * Whether a `%%assume_role` holds what the kernel takes without a word and assumes nothing by, such as a role in braces,
 * which is a set to Python, or one with a comma behind it, which is a tuple.
 */
export function isIgnoredRole(source: string): boolean {
  const { magic, body } = cut(source);
  const [, literal] = firstLine(body);
  const isRole = isText(literal) || (entriesOf(literal) ?? []).length > 0;
  return magic === '%%assume_role' && !isRole;
}

/**
 * Whether `source` holds code, which the kernel sends to a session: it creates one where there is none. A cell of nothing
 * but blanks is never sent: JupyterLab keeps it back.
 */
export function startsSession(source: string): boolean {
  const { magic, body } = cut(source);
  const isCode = magic === null || magic.startsWith('%%sql');
  return isCode && body !== '' && source.trim() !== '';
}

/** Whether nothing in `source` does anything. */
export function isIdle(source: string): boolean {
  return source
    .split(new RegExp(LINE_END, 'g'))
    .every(line => !line.trim() || line.trim().startsWith('#'));
}

/**
 * `source` without the magics of `names`, all else as it stands.
 *
 * Of a `%%configure` those keys go that set the same, and the rest stays.
 */
export function without(source: string, names: ReadonlySet<string>): string {
  const { head, body } = cut(source);
  const isTaken = (line: string): boolean => names.has(lineMagic(line) ?? '');
  const kept = head.filter(line => !isTaken(line));
  const rest = bodyWithout(body, names);
  if ((rest ?? '') === body && kept.length === head.length) {
    return source;
  }
  return [...kept, ...(rest === null ? [] : [rest])]
    .join('\n')
    .replace(/^\s*\n/, '');
}

/** null: nothing is left of it. */
function bodyWithout(body: string, names: ReadonlySet<string>): string | null {
  const magic = CELL_MAGIC.exec(body)?.[0] ?? '';
  if (magic !== CONFIGURE) {
    return body === '' || names.has(magic) ? null : body;
  }
  const setters = configured(body);
  if (setters.length > 0 && setters.every(name => names.has(name))) {
    return null;
  }
  const [line, literal] = firstLine(body);
  const rest = withoutKeys(literal, key => names.has(setterOf(key)));
  return rest === literal ? body : `${line}\n${rest}`;
}
