import { FakeNotebook } from '../testing/lives';
import { KERNEL } from '../testing/kernel-outputs';
import { code, hushYjs } from '../testing/notebooks';

hushYjs();

let made: FakeNotebook;

beforeEach(() => {
  made = new FakeNotebook();
  made.fill(code('print(1)'));
});

afterEach(() => made.dispose());

describe('a session that a running cell asks for', () => {
  it.each([
    'Waiting for session abc to get into ready status...\n',
    'Session abc has been created.\n'
  ])('is known by "%s"', text => {
    made.prints(text);

    expect(made.life.askedFor).toBe('abc');
  });

  it('is told of at once', () => {
    const heard = jest.fn();
    made.life.changed.connect(heard);

    made.prints('Session abc has been created.\n');

    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('does not count as the session that code runs in, before the cell has ended', () => {
    made.prints('Waiting for session abc to get into ready status...\n');

    expect(made.life.sessionId).toBeNull();
  });

  it("is the session that code runs in as soon as it is created, if by a collaborator's page", () => {
    made.prints('Session abc has been created.\n');

    expect(made.life.sessionId).toBe('abc');
    expect(made.life.standing).toBe('open');
  });

  it('is no session to run code in any more once it was stopped', () => {
    made.prints('Session abc has been created.\n');

    made.prints('Stopped session.\n');

    expect(made.life.sessionId).toBeNull();
  });

  it('is given up once the kernel has stopped it', () => {
    made.prints('Session abc has been created.\n');

    made.prints('Stopped session.\n');

    expect(made.life.askedFor).toBeNull();
  });

  it('gives way to the next one', () => {
    made.ran(0, KERNEL.start);

    made.prints('Waiting for session next to get into ready status...\n');

    expect(made.life.askedFor).toBe('next');
  });
});
