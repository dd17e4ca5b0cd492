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

/** The rooms of a large feature, the lowest first, and what each may use besides. A folder that has no line here uses all of them. */
const ROOMS = {
  booking: {
    model: [],
    parts: ['model'],
    channel: ['model', 'parts'],
    slot: ['model', 'parts'],
    details: ['model', 'parts'],
    hold: ['model', 'parts'],
    confirmation: ['model', 'parts', 'channel'],
    journey: ['model', 'parts', 'channel', 'slot', 'details', 'hold'],
    manage: ['model', 'parts', 'slot', 'details', 'confirmation'],
  },
  screen: {
    model: [],
    text: ['model'],
    server: ['model'],
    memory: ['model', 'server'],
  },
}

/** These files import nothing of these folders, nor of these rooms beside them. */
const apart = (files, folders, rooms = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          ...folders.map((folder) => `@/${folder}/**`),
          ...rooms.map((room) => `../${room}/**`),
        ],
      },
    ],
  },
})

/** The names of a table that the one called `name` may not use. */
const forbidden = (table, name) =>
  Object.keys(table).filter((other) => other !== name && !table[name].includes(other))
const strangersOf = (feature) => ['surfaces', ...forbidden(FEATURES, feature)]

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
  ...Object.keys(FEATURES).map((name) => apart([`src/${name}/**`], strangersOf(name))),
  ...Object.entries(ROOMS).flatMap(([name, rooms]) =>
    Object.keys(rooms).map((room) =>
      apart([`src/${name}/${room}/**`], strangersOf(name), forbidden(rooms, room)),
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
