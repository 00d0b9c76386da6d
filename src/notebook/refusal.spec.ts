import { KERNEL } from '../testing/kernel-outputs';
import { FakeNotebook } from '../testing/lives';
import { code, hushYjs } from '../testing/notebooks';
import { refusalIn } from './refusal';

hushYjs();

describe('refusalIn', () => {
  it.each([
    ['roleDenied', 'sts:AssumeRole'],
    ['passRole', 'iam:PassRole']
  ] as const)('finds what AWS denied in %s', (name, action) => {
    expect(refusalIn(KERNEL[name].outputs)?.action).toBe(action);
  });

  it.each(['roleFirst', 'expiredCreate', 'noRuntimeRole', 'start'] as const)(
    'takes %s for no refusal',
    name => {
      expect(refusalIn(KERNEL[name].outputs)).toBeNull();
    }
  );
});

describe('a notebook in which AWS denied something', () => {
  function notebook(): FakeNotebook {
    const made = new FakeNotebook();
    made.fill(code('print(1)'), code('print(2)'));
    made.ran(0, KERNEL.passRole);
    return made;
  }

  it('remembers it', () => {
    expect(notebook().life.refusal?.action).toBe('iam:PassRole');
  });

  it('still does after a cell that asked AWS for nothing', () => {
    const made = notebook();

    made.ran(1, KERNEL.settings);

    expect(made.life.refusal).not.toBeNull();
  });

  it.each([
    ['the cell runs again and is not denied', 0, KERNEL.settings],
    ['a session starts', 1, KERNEL.start]
  ])('forgets it when %s', (_, index, outputs) => {
    const made = notebook();

    made.ran(index, outputs);

    expect(made.life.refusal).toBeNull();
  });

  it('forgets it with the kernel', () => {
    const made = notebook();

    made.restart();

    expect(made.life.refusal).toBeNull();
  });
});
