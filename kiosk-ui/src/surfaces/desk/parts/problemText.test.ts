import { expect, it } from 'vitest'
import { Problem } from '@/api/problem'
import { i18n } from '../i18n'
import { problemText } from './problemText'

const problem = (status: number, type = 'about:blank', retryAfter = 0) =>
  new Problem(status, type, '标题', '说明', [], retryAfter, 'e-1')

function shown(of: Problem, locale: 'zh-CN' | 'en' = 'zh-CN'): string {
  const { title, detail } = problemText(of)
  i18n.locale.value = locale
  return [title, detail]
    .map((part) => (typeof part === 'string' ? part : i18n.t(part.key, { ...part.values })))
    .join(' ')
}

it.each([0, 401, 403, 412, 429, 500, 503])('has words of its own for %i', (status) => {
  for (const locale of ['zh-CN', 'en'] as const) {
    expect(shown(problem(status), locale)).not.toContain('problem.')
    expect(shown(problem(status), locale)).not.toContain('标题')
  }
})

it('says how long to wait', () => {
  expect(shown(problem(429, 'about:blank', 42))).toContain('42')
  expect(shown(problem(503))).toContain('5')
})

it('tells an editor why their own text waits for somebody else', () => {
  expect(shown(problem(409, '/problems/own-content'))).toContain('另一位')
})

it('passes on what the server says of everything else', () => {
  expect(shown(problem(409, '/problems/some-day'))).toBe('标题 说明')
})

it('names the number of an unexpected failure', () => {
  expect(shown(problem(500))).toContain('e-1')
})
