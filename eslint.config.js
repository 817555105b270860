import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const strict = {
  'no-console': 'error',
  'no-eval': 'error',
  'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
  'no-unused-vars': 'off',
  'no-var': 'error',
  'prefer-const': 'error',
  eqeqeq: ['error', 'always', { null: 'ignore' }],
  '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
  '@typescript-eslint/no-explicit-any': 'error',
  '@typescript-eslint/no-non-null-assertion': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
};

export default ts.config(
  { ignores: ['dist/**', '.build/**', 'node_modules/**', 'test/canary/**', 'test/truth/**', 'public/**', 'src/engines/*/assembly/**'] },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  { files: ['**/*.ts', '**/*.svelte'], rules: strict },
  { files: ['**/*.svelte', '**/*.svelte.ts'], languageOptions: { parserOptions: { parser: ts.parser } } },
  // The compiler knows the names of TypeScript files better than this rule does.
  { files: ['**/*.ts', '**/*.svelte'], rules: { 'no-undef': 'off' } },
  { files: ['src/app/**'], languageOptions: { globals: globals.browser } },
  // Svelte props that are bound or have a default are declared with let.
  { files: ['**/*.svelte'], rules: { 'prefer-const': 'off' } },
  { files: ['src/setup/**/*.mjs', '*.js'], languageOptions: { globals: globals.node } },
  // The version check is read by Nodes that know no newer syntax.
  { files: ['src/setup/node-version.mjs'], rules: { 'no-var': 'off' } },
  // Configuration files are the one place where a tool asks for a default export.
  { files: ['*.config.ts', '*.config.js'], rules: { 'no-restricted-exports': 'off' } },
);
