import { GlueError } from '../api/request';
import { trans } from '../testing/fake-glue';
import type { Target } from '../tokens';
import { obstacleOf } from './readiness';
import type { Snapshot } from './resource';
import type { TagRow } from './tags';

const ready: Target = { state: 'ready', path: 'walk-through.ipynb' };
const written: Snapshot<unknown> = {
  phase: 'ready',
  value: {},
  error: null,
  isLoading: false,
  since: new Date(0)
};
const row: TagRow = {
  id: 1,
  key: 'group',
  value: 'analytics',
  isRequired: false,
  problem: null
};

describe('obstacleOf', () => {
  it('finds none where a Glue notebook is in front and all is well', () => {
    const situation = { target: ready, rows: [row], preview: written };

    expect(obstacleOf(situation, trans)).toBeNull();
  });

  it('says what is wrong with the notebook, and what to do', () => {
    const target: Target = {
      state: 'none',
      path: null,
      reason: 'No notebook is open.',
      hint: 'Open one.'
    };

    const obstacle = obstacleOf({ target, rows: [], preview: written }, trans);

    expect(obstacle).toEqual({
      reason: 'No notebook is open.',
      hint: 'Open one.'
    });
  });

  it('names the tag that is not right', () => {
    const rows: TagRow[] = [{ ...row, value: '', problem: 'value_missing' }];

    const obstacle = obstacleOf(
      { target: ready, rows, preview: written },
      trans
    );

    expect(obstacle?.reason).toBe('Tag group is not right yet.');
  });

  it('hands on why the server writes no cells', () => {
    const error = new GlueError({ code: 'tag_count', message: 'Too many.' });

    const obstacle = obstacleOf(
      { target: ready, rows: [], preview: { ...written, error } },
      trans
    );

    expect(obstacle?.hint).toBe('Too many.');
  });

  it('does not hold a refusal against settings that are being asked about', () => {
    const error = new GlueError({ code: 'tag_count', message: 'Too many.' });
    const preview = { ...written, error, isLoading: true };

    expect(obstacleOf({ target: ready, rows: [], preview }, trans)).toBeNull();
  });
});
