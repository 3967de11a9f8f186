import js from '@eslint/js';
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const tauri = {
  patterns: [{ group: ['@tauri-apps/*'], message: 'Only src/backend talks to Tauri; take the Backend interface.' }],
};

export default ts.config(
  { ignores: ['dist', '.fake', 'src/wire', 'node_modules'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'], svelteConfig } },
  },
  {
    rules: {
      'max-lines': ['error', 400],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-imports': ['error', tauri],
      '@typescript-eslint/consistent-type-imports': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      // Immutable collections here are replaced, never changed in place.
      'svelte/prefer-svelte-reactivity': 'off',
    },
  },
  { files: ['src/backend/**'], rules: { 'no-restricted-imports': 'off' } },
  { files: ['tests/**'], rules: { 'max-lines-per-function': 'off' } },
);
