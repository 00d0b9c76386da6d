import { nullTranslator } from '@jupyterlab/translation';
import { MessageLoop } from '@lumino/messaging';
import { Widget } from '@lumino/widgets';

import { LazyPanel } from './lazy-panel';

const trans = nullTranslator.load('jupyter-glue-panel');

describe('LazyPanel', () => {
  it('fetches nothing before it is looked at', () => {
    const make = jest.fn(async () => new Widget());
    const place = new LazyPanel(make, trans);
    place.hide();

    Widget.attach(place, document.body);

    expect(make).not.toHaveBeenCalled();
    place.dispose();
  });

  it('fetches its content once, however often it is looked at', async () => {
    const make = jest.fn(async () => new Widget());
    const place = new LazyPanel(make, trans);
    Widget.attach(place, document.body);

    place.hide();
    place.show();
    const content = await place.content();

    expect(make).toHaveBeenCalledTimes(1);
    expect(place.widgets).toEqual([content]);
    place.dispose();
  });

  it('says so where the content cannot be fetched, and fetches at the next look', async () => {
    const warned = jest.spyOn(console, 'error').mockImplementation();
    const content = new Widget();
    const answers = [Promise.reject(new Error('Offline.'))];
    const make = (): Promise<Widget> =>
      answers.shift() ?? Promise.resolve(content);
    const place = new LazyPanel(make, trans);
    Widget.attach(place, document.body);
    const first = await place.content();
    MessageLoop.flush();

    place.hide();
    place.show();

    expect(first).toBeNull();
    expect(await place.content()).toBe(content);
    place.dispose();
    warned.mockRestore();
  });
});
