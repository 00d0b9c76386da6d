/** The defaults that the user's settings name for a session. */
import type { Selection } from '../api/types';

/**
 * Reads settings as `schema/panel.json` describes them. What is empty there is null: the kernel's own default.
 */
export function defaultsOf(
  settings: Readonly<Record<string, unknown>>
): Selection {
  return {
    glue_version: text(settings.glue_version),
    worker_type: text(settings.worker_type),
    number_of_workers: count(settings.number_of_workers),
    idle_timeout_minutes: count(settings.idle_timeout_minutes)
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}
