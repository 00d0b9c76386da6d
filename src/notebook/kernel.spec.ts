import type { Kernel } from '@jupyterlab/services';

import { glueLanguage, hasGlueSpec, isGlueKernel } from './kernel';

/** A kernel that answers kernel_info so. */
function kernelWith(info: Promise<object>): Kernel.IKernelConnection {
  return { info } as unknown as Kernel.IKernelConnection;
}

it.each([
  ['Glue PySpark', 'Python Glue Session', true],
  ['Glue Spark (Scala)', 'Scala Glue Session', true],
  ['Python', 'ipython', false],
  ['one that is only called Glue', 'GlueViz', false]
])('recognises %s by what it says it is', async (_, implementation, isGlue) => {
  const info = Promise.resolve({ status: 'ok', implementation });

  expect(await isGlueKernel(kernelWith(info))).toBe(isGlue);
});

it.each([
  ['Python Glue Session', 'python'],
  ['Scala Glue Session', 'scala'],
  ['ipython', null]
])('a "%s" is written to in %s', async (implementation, language) => {
  const info = Promise.resolve({ status: 'ok', implementation });

  expect(await glueLanguage(kernelWith(info))).toBe(language);
});

it('takes a kernel that can not say what it is for no Glue kernel', async () => {
  const info = Promise.reject(new Error('Kernel info reply errored'));

  expect(await isGlueKernel(kernelWith(info))).toBe(false);
});

it.each([
  ['installed', 'Glue PySpark', true],
  ['not installed', 'Python 3', false]
])('knows whether Glue kernels are %s', (_, display_name, isThere) => {
  const spec = {
    name: 'x',
    display_name,
    language: '',
    argv: [],
    resources: {}
  };
  const specs = { default: 'x', kernelspecs: { x: spec } };

  expect(hasGlueSpec(specs)).toBe(isThere);
});
