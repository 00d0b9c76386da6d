import { nullTranslator } from '@jupyterlab/translation';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { CommandRegistry } from '@lumino/commands';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import type { GlueClient } from '../api/client';
import { GlueError } from '../api/request';
import { FoldModel } from '../model/folds';
import { FakeTarget, fakePanel, trans } from '../testing/fake-glue';
import * as walkthrough from '../testing/walkthrough';
import type { Target } from '../tokens';
import { GluePanel } from './panel';

const { connection, connections, preset, presets } = walkthrough;

interface Given {
  readonly answers?: Partial<GlueClient>;
  readonly target?: Target;
}

const COMMANDS = [
  'glue-panel:insert',
  'glue-panel:insert-and-run',
  'glue-panel:load'
];

let panel: GluePanel | null = null;

/** The sidebar, in sight, all its first answers there. */
async function open({ answers = {}, target }: Given = {}) {
  const { glue, model } = fakePanel(answers);
  const commands = new CommandRegistry();
  const executed: string[] = [];
  for (const id of COMMANDS) {
    const execute = (): number => executed.push(id);
    commands.addCommand(id, { execute, describedBy: { args: {} } });
  }
  const created = new GluePanel({
    model,
    target: new FakeTarget(target),
    folds: new FoldModel(null, []),
    commands,
    translator: nullTranslator,
    trans
  });
  panel = created;
  await act(async () => {
    Widget.attach(created, document.body);
    MessageLoop.flush();
  });
  await screen.findByRole('combobox', { name: 'Account role' });
  return { glue, model, executed, user: userEvent.setup() };
}

function textbox(name: string): HTMLInputElement {
  return screen.getByRole<HTMLInputElement>('textbox', { name });
}

describe('GluePanel', () => {
  afterEach(() => {
    act(() => panel?.dispose());
  });

  it.each([
    ['combobox', 'Account role'],
    ['button', 'Assume role'],
    ['combobox', 'Region'],
    ['combobox', 'Tag preset'],
    ['button', 'Add tag'],
    ['button', 'Save preset'],
    ['listbox', 'VPC connections'],
    ['combobox', 'Runtime role'],
    ['combobox', 'Glue version'],
    ['combobox', 'Worker type'],
    ['spinbutton', 'Number of workers'],
    ['spinbutton', 'Idle timeout (minutes)'],
    ['region', 'Preview'],
    ['button', 'Insert into notebook'],
    ['button', 'Insert and run']
  ])('has the %s "%s"', async (role, name) => {
    await open();

    await screen.findByRole(role, { name });
  });

  it('assumes a role as it is picked, and says which account it led into', async () => {
    const { user } = await open();

    await user.click(screen.getByRole('combobox', { name: 'Account role' }));
    await user.click(
      await screen.findByRole('option', { name: /GlueSessionCreationRole/ })
    );

    await waitFor(() =>
      expect(screen.getByRole('status').textContent).toContain('4444-5555-6666')
    );
  });

  it('says why a role may not be assumed, and offers another try', async () => {
    const { glue } = await open({
      answers: {
        access: () =>
          Promise.reject(
            new GlueError({ code: 'role_not_assumable', message: 'Refused.' })
          )
      }
    });

    act(() => glue.selection.update({ role_arn: walkthrough.ROLE_ARN }));

    await screen.findByText('role_not_assumable');
    expect(screen.getByRole('alert').textContent).toContain('Refused.');
    const again = screen.getByRole<HTMLButtonElement>('button', {
      name: 'Assume role'
    });
    expect(again.disabled).toBe(false);
  });

  it('fills the tags from a preset', async () => {
    const { glue } = await open();
    const choice = screen.getByRole('combobox', { name: 'Tag preset' });
    await within(choice).findByRole('option', { name: 'Analytics' });

    fireEvent.change(choice, { target: { value: 'Analytics' } });

    expect(textbox('Tag key 2').value).toBe('billing');
    expect(textbox('Tag value 2').value).toBe('Data-Platform');
    expect(glue.selection.value.tags).toEqual(preset().tags);
  });

  it('takes a tag that is typed, letter by letter', async () => {
    const { glue, user } = await open();

    await user.click(screen.getByRole('button', { name: 'Add tag' }));
    await user.type(textbox('Tag key 1'), 'group');
    await user.type(textbox('Tag value 1'), 'analytics');

    expect(glue.selection.value.tags).toEqual({ group: 'analytics' });
  });

  it('does not let go of a tag that every session must carry', async () => {
    await open({
      answers: {
        tagPresets: async () => presets({ required_tag_keys: ['group'] })
      }
    });

    await waitFor(() => expect(textbox('Tag key 1').value).toBe('group'));

    expect(textbox('Tag key 1').readOnly).toBe(true);
    expect(screen.queryByRole('button', { name: /Remove tag/ })).toBeNull();
  });

  it('takes several connections', async () => {
    const { glue, user } = await open({
      answers: {
        connections: async () => connections(connection('a'), connection('b'))
      }
    });
    const list = await screen.findByRole('listbox', {
      name: 'VPC connections'
    });

    list.focus();
    await user.keyboard(' {ArrowDown} ');

    expect(glue.selection.value.connections).toEqual(['a', 'b']);
  });

  it('keeps a connection that this account lacks, and says so', async () => {
    const { glue } = await open();

    act(() => glue.selection.update({ connections: ['elsewhere'] }));

    const option = await screen.findByRole('option', { name: 'elsewhere' });
    expect(option.getAttribute('aria-selected')).toBe('true');
    expect(option.textContent).toContain('not in this account');
  });

  it('writes numbers and drop-downs into the selection', async () => {
    const { glue, user } = await open();

    fireEvent.change(screen.getByRole('combobox', { name: 'Glue version' }), {
      target: { value: '4.0' }
    });
    await user.type(
      screen.getByRole('spinbutton', { name: 'Idle timeout (minutes)' }),
      '90'
    );

    expect(glue.selection.value).toMatchObject({
      glue_version: '4.0',
      idle_timeout_minutes: 90
    });
  });

  it('shows the cells that the settings become', async () => {
    await open();

    const preview = screen.getByRole('region', { name: 'Preview' });

    await within(preview).findByText(/%%assume_role/);
  });

  it('hands insertion to the notebook', async () => {
    const { executed, user } = await open();

    await user.click(screen.getByRole('button', { name: 'Insert and run' }));

    expect(executed).toEqual(['glue-panel:insert-and-run']);
  });

  it("hands loading the notebook's cells to the notebook", async () => {
    const { executed, user } = await open();

    await user.click(
      screen.getByRole('button', { name: 'Load from notebook' })
    );

    expect(executed).toEqual(['glue-panel:load']);
  });

  it('keeps what concerns more than one section in a menu, by keyboard too', async () => {
    const { executed, user } = await open();
    const button = screen.getByRole('button', { name: 'AWS Glue menu' });

    button.focus();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    fireEvent.keyDown(menu, { keyCode: 40 });
    fireEvent.keyDown(menu, { keyCode: 13 });

    expect(executed).toEqual(['glue-panel:load']);
    expect(document.activeElement).toBe(button);
  });

  it('says beside the buttons why nothing can be inserted', async () => {
    await open({
      target: {
        state: 'none',
        path: null,
        reason: 'No notebook is open.',
        hint: 'Open a notebook with a Glue kernel.'
      }
    });

    const button = screen.getByRole<HTMLButtonElement>('button', {
      name: 'Insert into notebook'
    });

    const reason = button.getAttribute('aria-describedby') ?? '';
    expect(button.disabled).toBe(true);
    expect(document.getElementById(reason)?.textContent).toBe(
      'No notebook is open. Open a notebook with a Glue kernel.'
    );
  });

  it('folds a section away, and leaves its sum in the title', async () => {
    const { glue, user } = await open();
    act(() => glue.selection.update({ tags: { group: 'analytics' } }));

    await user.click(screen.getByRole('button', { name: 'Tags' }));

    const title = screen.getByRole('button', { name: 'Tags' });
    expect(title.getAttribute('aria-expanded')).toBe('false');
    expect(textbox('Tag key 1').closest('.lm-mod-hidden')).not.toBeNull();
    screen.getByText('group=analytics');
  });

  it('leads to the role where none is picked to assume', async () => {
    await open();

    await panel?.assumeRole();

    expect(document.activeElement).toBe(
      screen.getByRole('combobox', { name: 'Account role' })
    );
  });
});
