import { Lazy } from './lazy';

describe('Lazy', () => {
  it('makes nothing before it is asked for', () => {
    const make = jest.fn(async () => 1);

    const lazy = new Lazy(make);

    expect(lazy.current).toBeNull();
    expect(make).not.toHaveBeenCalled();
  });

  it('makes one for everybody, and tells of it', async () => {
    const make = jest.fn(async () => ({}));
    const lazy = new Lazy(make);
    const told: object[] = [];
    lazy.loaded.connect((_, made) => told.push(made));

    const [one, other] = await Promise.all([lazy.load(), lazy.load()]);

    expect(one).toBe(other);
    expect(told).toEqual([one]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('tries again after it has failed', async () => {
    const answers = [Promise.reject(new Error('Offline.')), Promise.resolve(1)];
    const lazy = new Lazy(async () => answers.shift());

    await expect(lazy.load()).rejects.toThrow('Offline.');

    expect(await lazy.load()).toBe(1);
  });
});
