/** What a browser says of the room that things have on a page. */

interface Entry {
  readonly contentRect: { readonly width: number };
}

/** Says that there is none, until `show` is called. */
export class FakeResizeObserver {
  constructor(private readonly _tell: (entries: readonly Entry[]) => void) {}

  observe(): void {
    FakeResizeObserver._all.add(this);
    this._say(FakeResizeObserver._width);
  }

  disconnect(): void {
    FakeResizeObserver._all.delete(this);
  }

  /** Takes the browser's place for the tests of a file. */
  static install(): void {
    Object.assign(globalThis, { ResizeObserver: FakeResizeObserver });
    afterEach(() => {
      FakeResizeObserver._width = 0;
    });
  }

  /** Everything is in sight from now on. */
  static show(): void {
    FakeResizeObserver._width = 240;
    FakeResizeObserver._all.forEach(one => one._say(240));
  }

  private _say(width: number): void {
    this._tell([{ contentRect: { width } }]);
  }

  private static readonly _all = new Set<FakeResizeObserver>();
  private static _width = 0;
}
