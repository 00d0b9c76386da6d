/** What an insertion would do to a notebook: which cells come, change and go. Pure: nothing is written here. */
import type { Cell, Part } from '../api/types';
import {
  handsOverRole,
  isIdle,
  settersOf,
  startsSession,
  without
} from './magics';
import { isUntouched, Mark } from './marks';

/** A cell as it stands in the notebook. */
export interface ExistingCell {
  readonly id: string;
  readonly isCode: boolean;
  readonly source: string;
  readonly mark: Mark | null;
}

/** A new cell; after: the id of the cell before it, null for the top; part: null where it is the user's own. */
export interface Insertion {
  readonly kind: 'insert';
  readonly id: string;
  readonly after: string | null;
  readonly part: Part | null;
  readonly source: string;
}

/** The cell already says what it should: it only gets the mark. */
export interface Marking {
  readonly kind: 'mark';
  readonly id: string;
  readonly part: Part;
  readonly source: string;
}

/** A cell whose text changes. part: null where it stays the user's, without what the panel's cells now say. */
export interface Replacement {
  readonly kind: 'replace';
  readonly id: string;
  readonly part: Part | null;
  readonly before: string;
  readonly source: string;
  readonly isByHand: boolean;
}

export interface Removal {
  readonly kind: 'remove';
  readonly id: string;
  readonly before: string;
  readonly isByHand: boolean;
}

/** What nobody may do to an existing cell unseen. isByHand: the panel did not write what stands there now. */
export type Change = Replacement | Removal;

export type Edit = Insertion | Marking | Change;

/** A cell to run, by its id, and what it is for. */
export type Step = readonly [Part, string];

/** What is to be written, and what runs then, in this order. */
export interface Course {
  readonly edits: readonly Edit[];
  readonly serving: Iterable<Step>;
}

export interface Plan extends Course {
  /** In the order in which they are to be carried out. */
  readonly edits: readonly Edit[];
  /** The cell that serves each part once the plan is carried out, in the order in which they run. */
  readonly serving: ReadonlyMap<Part, string>;
}

export function changesOf({ edits }: Plan): Change[] {
  return edits.filter(
    edit => edit.kind === 'replace' || edit.kind === 'remove'
  );
}

/**
 * How the notebook becomes one that holds `wanted`.
 *
 * Marked cells are found wherever they are and keep their place; cells of the user's own that do the same are adopted;
 * what is missing goes behind the part before it, else to the top. The start-up cell only comes into a notebook that
 * has no code of its own.
 *
 * @param overruled magics that go, though nothing is written in their place
 */
export function planInsertion(
  existing: readonly ExistingCell[],
  wanted: readonly Cell[],
  newId: () => string,
  overruled: readonly string[] = []
): Plan {
  const cells = existing.filter(cell => cell.isCode);
  const claims = claim(cells, wanted, overruled);
  const here = wanted.filter(
    ({ part }) =>
      part !== 'start' || claims.serving.has(part) || !claims.hasOwnCode
  );
  const serving = new Map<Part, string>();
  const edits: Edit[] = [...claims.edits];
  let previous: string | null = null;
  for (const { part, source } of here) {
    const cell = claims.serving.get(part);
    const id: string = cell?.id ?? newId();
    edits.push(
      ...(cell
        ? update(cell, part, source)
        : [{ kind: 'insert', id, after: previous, part, source } as const])
    );
    serving.set(part, id);
    previous = id;
  }
  return { edits, serving };
}

/** What code cells say once a plan is carried out: all of them, and those that the panel runs. */
export interface Outlook {
  readonly all: readonly string[];
  readonly served: readonly string[];
}

export function outlookOf(
  existing: readonly ExistingCell[],
  { edits, serving }: Course
): Outlook {
  const cells = existing.filter(({ isCode }) => isCode);
  const sources = new Map(cells.map(({ id, source }) => [id, source]));
  for (const edit of edits) {
    if (edit.kind === 'remove') {
      sources.delete(edit.id);
    } else {
      sources.set(edit.id, edit.source);
    }
  }
  const served = [...serving].map(([, id]) => sources.get(id) ?? '');
  return { all: [...sources.values()], served };
}

/** The cells that speak to the kernel of settings alone, as they stand; own ones beside the panel's. */
export function standingCells(existing: readonly ExistingCell[]): Step[] {
  return existing.flatMap(({ id, isCode, mark, source }): Step[] => {
    const own = handsOverRole(source) ? 'role' : 'settings';
    const isOwn = settersOf(source).length > 0 && !startsSession(source);
    const part = mark?.part ?? (isOwn ? own : null);
    return isCode && part ? [[part, id]] : [];
  });
}

/** How the panel's cells leave the notebook. */
export function planRemoval(existing: readonly ExistingCell[]): Plan {
  const edits = existing
    .filter(cell => cell.isCode && cell.mark !== null)
    .map(removal);
  return { edits, serving: new Map() };
}

interface Claims {
  readonly serving: Map<Part, ExistingCell>;
  /** What becomes of cells that serve no part. */
  readonly edits: Change[];
  readonly hasOwnCode: boolean;
}

function claim(
  cells: readonly ExistingCell[],
  wanted: readonly Cell[],
  overruled: readonly string[]
): Claims {
  const parts = new Set(wanted.map(({ part }) => part));
  const serving = new Map<Part, ExistingCell>();
  const edits: Change[] = [];
  for (const cell of cells.filter(({ mark }) => mark !== null)) {
    const part = cell.mark?.part;
    if (part && parts.has(part) && !serving.has(part)) {
      serving.set(part, cell);
    } else {
      edits.push(removal(cell));
    }
  }
  const own = cells.filter(({ mark }) => mark === null);
  const owners = ownersOf(wanted, overruled);
  const hasOwnCode = own
    .map(cell => adopt(cell, { owners, parts, serving, edits }))
    .some(Boolean);
  return { serving, edits, hasOwnCode };
}

/** Which part each magic belongs to from now on. */
function ownersOf(
  wanted: readonly Cell[],
  overruled: readonly string[]
): ReadonlyMap<string, Part> {
  const owners = new Map<string, Part>();
  for (const { part, source } of wanted) {
    settersOf(source).forEach(name => owners.set(name, part));
    if (part === 'role') {
      // Either would hand over another role than the one picked.
      owners.set('%%assume_role', part).set('%profile', part);
    }
  }
  if (wanted.some(({ part }) => part !== 'start')) {
    // Whoever picked no connection wants none: one that is left would be used.
    for (const name of ['%connections', ...overruled]) {
      owners.set(name, owners.get(name) ?? 'settings');
    }
  }
  return owners;
}

interface Adoption {
  readonly owners: ReadonlyMap<string, Part>;
  /** Those that the panel writes a cell for. */
  readonly parts: ReadonlySet<Part>;
  readonly serving: Map<Part, ExistingCell>;
  readonly edits: Change[];
}

/** Takes the magics that `owners` lists out of a cell of the user's own; answers whether it has code besides. */
function adopt(
  cell: ExistingCell,
  { owners, parts, serving, edits }: Adoption
): boolean {
  const { id, source: before } = cell;
  const rest = without(before, new Set(owners.keys()));
  if (rest === before || !isIdle(rest)) {
    if (rest !== before) {
      const part = null;
      const source = rest;
      edits.push({ kind: 'replace', id, part, before, source, isByHand: true });
    }
    return startsSession(rest);
  }
  const part = settersOf(before)
    .map(name => owners.get(name))
    .reverse()
    .find(found => found && parts.has(found) && !serving.has(found));
  if (part) {
    serving.set(part, cell);
  } else {
    edits.push(removal(cell));
  }
  return false;
}

function update(cell: ExistingCell, part: Part, source: string): Edit[] {
  const { id, mark, source: before } = cell;
  const isByHand = mark === null || !isUntouched(mark, before);
  if (before !== source) {
    return [{ kind: 'replace', id, part, before, source, isByHand }];
  }
  return isByHand || mark?.part !== part
    ? [{ kind: 'mark', id, part, source }]
    : [];
}

function removal({ id, mark, source: before }: ExistingCell): Removal {
  const isByHand = mark === null || !isUntouched(mark, before);
  return { kind: 'remove', id, before, isByHand };
}
