import { Notification } from '@jupyterlab/apputils';

import { NoticeModel } from '../model/notices';
import { trans } from '../testing/fake-glue';
import { Teller } from './teller';

const notice = {
  kind: 'alert',
  code: 'target_none',
  message: 'No notebook is open.',
  hint: 'Open one.'
} as const;

function shown(): string[] {
  return Notification.manager.notifications.map(({ message }) => message);
}

function teller(isPanelVisible: boolean) {
  const notices = new NoticeModel();
  return { notices, teller: new Teller(notices, () => isPanelVisible) };
}

afterEach(() => Notification.dismiss());

it('tells the panel, and nobody else while it is on screen', () => {
  const { notices, teller: told } = teller(true);

  told.tell(notice);

  expect(notices.current).toEqual(notice);
  expect(shown()).toEqual([]);
});

it('notifies as well while the panel is not on screen', () => {
  teller(false).teller.tell(notice);

  expect(shown()).toEqual(['No notebook is open. Open one.']);
});

it('notifies in any case where there is something to press', () => {
  const action = {
    label: trans.__('Switch kernel'),
    callback: () => undefined
  };

  teller(true).teller.tell(notice, action);

  expect(Notification.manager.notifications[0].options.actions).toEqual([
    action
  ]);
});

it('has the button of a notice wherever the notice is', () => {
  const action = { label: trans.__('Explain'), callback: () => undefined };

  teller(false).teller.tell({ ...notice, action });

  expect(Notification.manager.notifications[0].options.actions).toEqual([
    action
  ]);
});

it('leaves the hint out of a notification that would be cut', () => {
  teller(false).teller.tell({ ...notice, hint: 'x'.repeat(140) });

  expect(shown()).toEqual(['No notebook is open.']);
});

it('shows what takes long until it has ended', () => {
  const action = { label: trans.__('Cancel'), callback: () => undefined };

  const end = teller(true).teller.progress('Starting…', action);
  const meanwhile = shown();
  end();

  expect(meanwhile).toEqual(['Starting…']);
  expect(shown()).toEqual([]);
});
