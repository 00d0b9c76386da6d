/** Nothing that exists changes before the user has seen it. */
import { Change, changesOf, ExistingCell, Plan } from './cells';
import { readNotebook, SharedNotebook } from './write';

/** Shows changes; answers those that may not happen, null where nothing at all may. */
export type Ask = (changes: readonly Change[]) => Promise<Change[] | null>;

/**
 * The plan that the user agrees to, as the notebook stands when the last question is answered.
 *
 * A collaborator may write while the question is open: then it is asked again, about what has become different. What the
 * user refuses falls out of the plan; the cell stays, and serves its part as it is.
 *
 * @param needsConsent which changes to ask about
 * @returns null where the user wants none of it
 */
export async function agree(
  notebook: SharedNotebook,
  makePlan: (existing: readonly ExistingCell[]) => Plan,
  needsConsent: (change: Change) => boolean,
  ask: Ask
): Promise<Plan | null> {
  const decisions = new Map<string, boolean>();
  for (;;) {
    const plan = makePlan(readNotebook(notebook));
    const open = changesOf(plan).filter(
      change => needsConsent(change) && !decisions.has(keyOf(change))
    );
    if (open.length === 0) {
      const edits = plan.edits.filter(
        edit => decisions.get(keyOf(edit)) !== false
      );
      return { edits, serving: plan.serving };
    }
    const refused = await ask(open);
    if (refused === null) {
      return null;
    }
    open.forEach(change => {
      decisions.set(keyOf(change), !refused.includes(change));
    });
  }
}

/** Two plans' edits are the same edit when they would do the same. */
function keyOf(edit: Plan['edits'][number]): string {
  return JSON.stringify(edit);
}
