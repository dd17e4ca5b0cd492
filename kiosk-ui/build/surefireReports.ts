import { mkdirSync, writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Reporter, TestCase, TestModule } from 'vitest/node'

const SOURCES = fileURLToPath(new URL('../src/', import.meta.url))
const REPORTS = fileURLToPath(new URL('../../target/surefire-reports/', import.meta.url))

/** Writes one report for each file of tests, in the form of the Java tests and beside them, so that one count covers all. */
export default class SurefireReports implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]) {
    mkdirSync(REPORTS, { recursive: true })
    for (const module of modules) {
      const name = nameOf(module.moduleId)
      writeFileSync(`${REPORTS}TEST-${name}.xml`, report(name, module))
    }
  }
}

/** Names the report by the whole path: several folders have a `texts.test.ts`, and none may overwrite another's report. */
function nameOf(file: string): string {
  const path = relative(SOURCES, file).replace(/\.test\.ts$/, '')
  return `ui-${path.replaceAll('/', '.')}`
}

function report(name: string, module: TestModule): string {
  const cases = [...module.children.allTests()]
  const count = (state: string) => cases.filter((each) => each.result().state === state).length
  const broken = module.state() === 'failed' && cases.length === 0 ? 1 : 0
  const head = `name="${name}" tests="${cases.length + broken}" errors="${broken}" failures="${count('failed')}" skipped="${count('skipped')}"`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuite ${head}>\n${cases.map((each) => line(name, each)).join('')}</testsuite>\n`
}

function line(name: string, test: TestCase): string {
  const result = test.result()
  const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(3)
  const failures = (result.errors ?? []).map(
    (error) => `<failure message="${escape(error.message)}">${escape(error.stack ?? '')}</failure>`,
  )
  const skipped = result.state === 'skipped' ? '<skipped/>' : ''
  return `  <testcase classname="${name}" name="${escape(test.fullName)}" time="${seconds}">${failures.join('')}${skipped}</testcase>\n`
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
