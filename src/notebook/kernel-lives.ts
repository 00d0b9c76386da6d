/** The lives of kernels, fetched with the first Glue kernel. */
import { Lazy } from '../lazy';
import { GlueKernels } from './glue-kernels';
import type { Lives } from './lives';
import type { Surroundings } from './make-lives';

export class KernelLives extends Lazy<Lives> {
  constructor() {
    super(async () => {
      const { makeLives } = await import(
        /* webpackChunkName: "glue" */ './make-lives'
      );
      return makeLives(this.surroundings);
    });
  }

  readonly kernels = new GlueKernels();

  /** What is followed; told by the plugin that has it, since notebooks wait for whoever waits for this. */
  surroundings: Surroundings | null = null;
}
