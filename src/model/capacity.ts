/** What Glue sessions can be made of. Sources: AWS Glue "Versions", the worker types of CreateSession. */

export const GLUE_VERSIONS: readonly string[] = [
  '3.0',
  '4.0',
  '5.0',
  '5.1',
  '6.0'
];

/** Those that sessions take; a type that another tool chose is kept beside them. */
export const WORKER_TYPES: readonly string[] = [
  'G.1X',
  'G.2X',
  'G.4X',
  'G.8X',
  'G.12X',
  'G.16X',
  'R.1X',
  'R.2X',
  'R.4X',
  'R.8X',
  'G.025X',
  'Z.2X',
  'Standard'
];
