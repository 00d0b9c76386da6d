/** Python literals, as far as cells of settings hold them. Source: `ast.literal_eval`, by which the kernel reads them. */

/** Texts come first, so that nothing inside of one is taken for anything else. */
const TOKEN = new RegExp(
  [
    /(?<text>[rRuU]?(?:'''(?:\\[^]|[^\\])*?'''|"""(?:\\[^]|[^\\])*?"""|'(?:\\[^]|[^\\'\n])*'|"(?:\\[^]|[^\\"\n])*"))/,
    /(?<gap>\s+|#[^\n]*)/,
    /[^\s#'"()[\]{},:]+|[^]/
  ]
    .map(({ source }) => source)
    .join('|'),
  'g'
);

interface Token {
  readonly text: string;
  readonly isText: boolean;
  readonly start: number;
  readonly end: number;
}

/** One `key: value` of a dictionary, and where it stands in the source. */
export interface Entry {
  readonly key: string;
  /** As it is written. */
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** Whether `source` is one text, and nothing else. */
export function isText(source: string): boolean {
  const tokens = bare(tokensOf(source));
  return tokens.length > 0 && tokens.every(token => token.isText);
}

/** The entries of a dictionary; null where `source` is none, or one whose keys are no plain texts. */
export function entriesOf(source: string): readonly Entry[] | null {
  const tokens = bare(tokensOf(source));
  const inner = tokens.slice(1, -1);
  const groups = atCommas(inner);
  if (tokens[0]?.text !== '{' || tokens.at(-1)?.text !== '}' || !groups) {
    return null;
  }
  const isEntry = ([key, colon, value]: Token[]): boolean =>
    key.isText && colon?.text === ':' && value !== undefined;
  return groups.every(isEntry)
    ? groups.map(group => ({
        key: contentOf(group[0]),
        value: source.slice(group[2].start, group[group.length - 1].end),
        start: group[0].start,
        end: group[group.length - 1].end
      }))
    : null;
}

/** The dictionary without its entries of these keys, all else as it stands. */
export function withoutKeys(
  source: string,
  isTaken: (key: string) => boolean
): string {
  const entries = entriesOf(source) ?? [];
  const kept = entries.filter(({ key }) => !isTaken(key));
  if (kept.length === entries.length) {
    return source;
  }
  const texts = kept.map((entry, index) => {
    const before = entries[entries.indexOf(entry) - 1];
    const from = index > 0 && before ? before.end : entry.start;
    return source.slice(from, entry.end);
  });
  const end = entries[entries.length - 1].end;
  return [source.slice(0, entries[0].start), ...texts, source.slice(end)].join(
    ''
  );
}

/** Without blanks and comments. */
function tokensOf(source: string): Token[] {
  return [...source.matchAll(TOKEN)]
    .filter(({ groups }) => groups?.gap === undefined)
    .map(({ 0: text, index, groups }) => ({
      text,
      isText: groups?.text !== undefined,
      start: index,
      end: index + text.length
    }));
}

/** Brackets around a literal say nothing, but for a comma within. */
function bare(tokens: Token[]): Token[] {
  return tokens[0]?.text === '(' && tokens.at(-1)?.text === ')'
    ? bare(tokens.slice(1, -1))
    : tokens;
}

/** What stands between the commas, not those inside of brackets; null where brackets do not match. */
function atCommas(tokens: readonly Token[]): Token[][] | null {
  const groups: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    depth += Number('([{'.includes(token.text));
    depth -= Number(')]}'.includes(token.text));
    if (depth < 0) {
      return null;
    }
    if (token.text === ',' && depth === 0) {
      groups.push([]);
    } else {
      groups[groups.length - 1].push(token);
    }
  }
  const hasTrailingComma = groups.at(-1)?.length === 0;
  const all = hasTrailingComma ? groups.slice(0, -1) : groups;
  return depth === 0 && all.every(group => group.length > 0) ? all : null;
}

function contentOf({ text }: Token): string {
  const quoted = text.replace(/^[rRuU]/, '');
  const width = /^('''|""")/.test(quoted) ? 3 : 1;
  return quoted.slice(width, -width).replace(/\\(['"\\])/g, '$1');
}
