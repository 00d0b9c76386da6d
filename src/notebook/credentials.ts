/**
 * Which credentials the kernel works with. Its clients keep those that they were made with: a role that is handed over
 * while a session runs waits until they are made anew. Source: `initialize_clients` in BaseKernel.py.
 */
import { assumesRole, roleOf } from './magics';
import type { Remembered } from './memory';

export class Credentials {
  /** Those that the kernel's clients have; null where nobody knows, or none were handed over. */
  get live(): Remembered | null {
    return this._live;
  }

  /** The role that they came by; null where there is none, or nobody knows. */
  get role(): string | null {
    return this._live && roleOf(this._live.source);
  }

  /** The cell's text by which the kernel assumed a role: what it got wins over any profile, until it restarts. */
  get assumed(): string | null {
    const { source = '' } = this._handed ?? {};
    return assumesRole(source) ? source : null;
  }

  hand(run: Remembered): void {
    if (this.assumed === null || assumesRole(run.source)) {
      this._handed = run;
    }
  }

  /** The kernel has made its clients, or will make them. */
  take(): void {
    this._live = this._handed;
  }

  private _handed: Remembered | null = null;
  private _live: Remembered | null = null;
}
