const jestJupyterLab = require('@jupyterlab/testing/lib/jest-config');

const untranspiled = [
  '@codemirror',
  '@jupyter/',
  '@jupyterlab/',
  '@microsoft',
  'exenv-es6',
  'lib0',
  'nanoid',
  'vscode-ws-jsonrpc',
  'y-protocols',
  'y-websocket',
  'yjs'
].join('|');

module.exports = {
  ...jestJupyterLab(__dirname),
  automock: false,
  modulePathIgnorePatterns: [
    '<rootDir>/jupyter_glue_panel/labextension',
    '<rootDir>/lib',
    '<rootDir>/ui-tests',
    '<rootDir>/.cache',
    '<rootDir>/.venv'
  ],
  reporters: ['default'],
  testRegex: 'src/.*\\.spec\\.tsx?$',
  transformIgnorePatterns: [`/node_modules/(?!${untranspiled}).+`]
};
