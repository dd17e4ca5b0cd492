import { defineConfigWithVueTs, vueTsConfigs } from '@vue/eslint-config-typescript'
import skipFormatting from 'eslint-config-prettier/flat'
import vue from 'eslint-plugin-vue'
import a11y from 'eslint-plugin-vuejs-accessibility'

/** Folders of `src` that several surfaces show, and what each may use besides `api` and `shared`, which know none of them. */
const FEATURES = {
  citizen: [],
  content: ['citizen'],
  hall: ['citizen'],
  guide: ['citizen', 'hall'],
  booking: ['citizen', 'guide', 'hall'],
  screen: ['content'],
}
const SURFACES = ['desk', 'kiosk', 'mobile', 'screen']

/** These files import nothing of these folders. */
const apart = (files, folders) => ({
  files,
  rules: {
    'no-restricted-imports': ['error', { patterns: folders.map((folder) => `@/${folder}/**`) }],
  },
})

export default defineConfigWithVueTs(
  { ignores: ['dist/**', 'src/api/generated.ts'] },
  vue.configs['flat/recommended'],
  vueTsConfigs.strictTypeChecked,
  a11y.configs['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // Numbers and times read well inside a text; everything else must say how it becomes one.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[property.name='innerHTML']",
          message: 'Text is text: never write HTML into a page.',
        },
      ],
    },
  },
  {
    files: ['src/**/*.{ts,vue}'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-macros-order': 'error',
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      // A prop that may be missing is undefined, and its type says so.
      'vue/require-default-prop': 'off',
    },
  },
  {
    // Tests are told as one story each.
    files: ['src/**/*.test.ts', 'browser/**'],
    rules: { 'max-lines-per-function': 'off' },
  },
  apart(['src/shared/**', 'src/api/**'], ['surfaces', ...Object.keys(FEATURES)]),
  ...Object.entries(FEATURES).map(([name, used]) =>
    apart(
      [`src/${name}/**`],
      [
        'surfaces',
        ...Object.keys(FEATURES).filter((other) => other !== name && !used.includes(other)),
      ],
    ),
  ),
  ...SURFACES.map((name) =>
    apart(
      [`src/surfaces/${name}/**`],
      SURFACES.filter((other) => other !== name).map((other) => `surfaces/${other}`),
    ),
  ),
  skipFormatting,
)
