/** Where the benchmarks leave what they saw. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

export function results(name: string): string {
  return path.join(String(process.env.BENCH_RESULTS), name);
}

export function write(name: string, seen: object): void {
  writeFileSync(results(`${name}.json`), JSON.stringify(seen));
}
