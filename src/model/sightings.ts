/** Which kernels were seen to work in which sessions, by this page and by others. */

/** A session that a kernel was seen to work in. */
export interface Sighting {
  /** The kernel's notebook. */
  readonly path: string;
  /** null once the kernel has let go of it. */
  readonly kernelId: string | null;
  /** Whether the kernel is another Jupyter server's. */
  readonly isElsewhere?: boolean;
}

export class Sightings {
  /** By session id. */
  get all(): ReadonlyMap<string, Sighting> {
    return this._all;
  }

  /** This page saw it itself. */
  see(sessionId: string, sighting: Sighting): void {
    this._seen.add(sessionId);
    this._all.set(sessionId, sighting);
  }

  /** Another page, or an earlier one, saw it: what this page saw itself wins. */
  recall(told: ReadonlyMap<string, Sighting>): void {
    for (const [sessionId, sighting] of told) {
      if (!this._seen.has(sessionId)) {
        this._all.set(sessionId, sighting);
      }
    }
  }

  /** The notebook has another path. Answers the sessions that were seen in it. */
  move(from: string, to: string): readonly string[] {
    const moved = [...this._all].filter(([, { path }]) => path === from);
    moved.forEach(([sessionId, sighting]) =>
      this._all.set(sessionId, { ...sighting, path: to })
    );
    return moved.map(([sessionId]) => sessionId);
  }

  private readonly _all = new Map<string, Sighting>();
  private readonly _seen = new Set<string>();
}
