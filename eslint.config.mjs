import js from '@eslint/js';
import jupyter from '@jupyter/eslint-plugin';
import prettier from 'eslint-config-prettier';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Which folders of src/ a folder must not import from: the arrows of DESIGN.md. */
const ARROWS = {
  api: ['model', 'notebook', 'widgets', 'components', 'plugins'],
  model: ['widgets', 'components', 'plugins'],
  notebook: ['widgets', 'plugins'],
  components: [
    'model',
    'widgets',
    'plugins',
    'notebook',
    'api/client',
    'api/request'
  ],
  widgets: ['plugins']
};

const arrows = Object.entries(ARROWS).map(([folder, forbidden]) => ({
  files: [`src/${folder}/**/*.{ts,tsx}`],
  ignores: ['**/*.spec.{ts,tsx}'],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: forbidden.flatMap(room => [`**/${room}`, `**/${room}/*`]),
            message: `${folder}/ does not know this room: see the arrows in DESIGN.md`
          }
        ]
      }
    ]
  }
}));

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/**',
      'lib/**',
      'jupyter_glue_panel/**',
      '**/*.{js,mjs}',
      'ui-tests/playwright-report/**',
      'ui-tests/test-results/**'
    ]
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  prettier,
  {
    files: ['src/**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: './tsconfig.test.json',
        tsconfigRootDir: import.meta.dirname
      }
    },
    plugins: { jupyter, 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      ...jupyter.configs.recommended[0].rules,
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'interface', format: ['PascalCase'] }
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { args: 'none' }],
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'max-lines': ['error', { max: 350 }],
      'max-lines-per-function': ['error', { max: 60, skipComments: true }],
      'prefer-arrow-callback': 'error'
    }
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'ui-tests/**/*.ts'],
    rules: { 'max-lines-per-function': 'off' }
  },
  { files: ['src/api/types.ts'], rules: { 'max-lines': 'off' } },
  ...arrows
);
