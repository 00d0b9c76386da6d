/** Which magics a cell runs, seen as the Glue kernel sees them. Source: `_execute_magics` in its BaseKernel.py. */

/** What the kernel takes for a cell magic; any other `%%` line is a line magic to it. */
const CELL_MAGIC = /^%%(configure|sql|tags|assume_role)\b/;

const LINE_MAGIC = /^%+[A-Za-z_]\w*/;

const CONFIGURE = '%%configure';

interface Cut {
  /** Line magics, comments and blank lines before the first line of anything else. */
  readonly head: readonly string[];
  /** The cell magic's name with its `%%`; null where none follows the head. */
  readonly magic: string | null;
  /** All from the cell magic, or from the first line of code, on. */
  readonly body: readonly string[];
}

function cut(source: string): Cut {
  const lines = source.split(/\r\n|\r|\n/);
  const isHead = (line: string): boolean =>
    !CELL_MAGIC.test(line) && (/^[%!#]/.test(line) || !line.trim());
  const found = lines.findIndex(line => !isHead(line));
  const end = found < 0 ? lines.length : found;
  const magic = CELL_MAGIC.exec(lines[end] ?? '')?.[0] ?? null;
  return { head: lines.slice(0, end), magic, body: lines.slice(end) };
}

/** The keys of a `%%configure` body, each as the magic that sets the same. */
function configured(body: readonly string[]): string[] {
  const outer = body.slice(1).join('\n').trim().slice(1);
  const keys = outer
    .replace(/\{[^{}]*\}/g, '')
    .matchAll(/['"]([\w-]+)['"]\s*:/g);
  return [...keys].map(([, key]) => (key === 'tags' ? '%%tags' : `%${key}`));
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

/** Whether `source` tells the kernel whose account to work in. */
export function handsOverRole(source: string): boolean {
  return settersOf(source).some(
    name => name === '%%assume_role' || name === '%profile'
  );
}

/** A text, or a dictionary of credentials. */
const ROLE_LITERAL = /^([rRuU]?['"]|\{\s*(['"])[^'"]*\2\s*:)/;

/**
 * Whether a `%%assume_role` holds what the kernel takes without a word and assumes nothing by, such as a role in braces,
 * which is a set to Python.
 */
export function isIgnoredRole(source: string): boolean {
  const { magic, body } = cut(source);
  const literal = body.slice(1).filter(line => !line.trim().startsWith('#'));
  return (
    magic === '%%assume_role' && !ROLE_LITERAL.test(literal.join('\n').trim())
  );
}

/** Whether `source` holds code, which the kernel sends to a session: it creates one where there is none. */
export function startsSession(source: string): boolean {
  const { magic, body } = cut(source);
  return body.length > 0 && (magic === null || magic === '%%sql');
}

/** Whether nothing in `source` runs. */
export function isIdle(source: string): boolean {
  return source
    .split(/\r\n|\r|\n/)
    .every(line => !line.trim() || line.trim().startsWith('#'));
}

/**
 * `source` without the magics of `names`, all else as it stands.
 *
 * A `%%configure` goes only where `names` has each of its keys: nothing in it may get lost.
 */
export function without(source: string, names: ReadonlySet<string>): string {
  const { head, magic, body } = cut(source);
  const isTaken = (name: string | null): boolean =>
    name !== null && names.has(name);
  const goes =
    magic === CONFIGURE ? configured(body).every(isTaken) : isTaken(magic);
  const kept = head.filter(line => !isTaken(lineMagic(line)));
  if (!goes && kept.length === head.length) {
    return source;
  }
  return [...kept, ...(goes ? [] : body)].join('\n').replace(/^\s*\n/, '');
}
