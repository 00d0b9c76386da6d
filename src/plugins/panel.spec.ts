import type { JupyterFrontEnd } from '@jupyterlab/application';
import { CommandRegistry } from '@lumino/commands';
import { Widget } from '@lumino/widgets';

import { fakeGlue } from '../testing/fake-glue';
import { Lazy } from '../lazy';
import { CommandIDs, IGlue, IGlueModel } from '../tokens';
import { panel } from './panel';

/** A front end that has a left side and commands, and nothing else. */
function bareFrontEnd() {
  const added: Widget[] = [];
  const activated: string[] = [];
  const commands = new CommandRegistry();
  const shell = {
    add: (widget: Widget) => added.push(widget),
    activateById: (id: string) => activated.push(id)
  };
  // a whole JupyterFrontEnd cannot be had without a page; the plugin needs these two parts
  const app = { commands, shell } as unknown as JupyterFrontEnd;
  return { app, added, activated, commands };
}

function lazily(glue: IGlueModel): IGlue {
  return { model: new Lazy(async () => glue) };
}

describe('the panel plugin', () => {
  it('adds the sidebar where nothing optional is there', () => {
    const { app, added } = bareFrontEnd();

    void panel.activate(app, lazily(fakeGlue()), null, null, null, null);

    expect(added.map(({ title }) => title.caption)).toEqual(['AWS Glue']);
    added.forEach(widget => widget.dispose());
  });

  it('opens the sidebar by command', async () => {
    const { app, added, activated, commands } = bareFrontEnd();
    void panel.activate(app, lazily(fakeGlue()), null, null, null, null);

    await commands.execute(CommandIDs.open);

    expect(activated).toEqual([added[0].id]);
    added.forEach(widget => widget.dispose());
  });

  it('assumes the picked role by command, the sidebar opened first', async () => {
    const access = jest.fn(() => new Promise<never>(() => undefined));
    const glue = fakeGlue({ access });
    const { app, added, activated, commands } = bareFrontEnd();
    void panel.activate(app, lazily(glue), null, null, null, null);
    glue.selection.update({ role_arn: 'arn:aws:iam::444455556666:role/R' });

    void commands.execute(CommandIDs.assumeRole);
    await new Promise<void>(resolve => {
      access.mockImplementation(() => {
        resolve();
        return new Promise<never>(() => undefined);
      });
    });

    expect(activated).toEqual([added[0].id]);
    added.forEach(widget => widget.dispose());
  });
});
