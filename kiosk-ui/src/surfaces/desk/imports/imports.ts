import type { Schema } from '@/api/schemas'
import type { Kind } from '@/content/kinds'
import type { Calls } from '@/api/calls'

/** A row that was not taken over, numbered as a spreadsheet does, and why in the reader's language. */
export type Refused = Schema<'RefusalView'>

/** Its figures count rows, the heading not counted; its refusals are the first two hundred. */
export type Import = Schema<'ImportView'>

/** What the server takes. */
export const LARGEST_FILE = 1_048_576

const TYPES: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type FileFault = 'type' | 'large' | 'empty'

/** The page says so before a megabyte is on its way for nothing. */
export function faultOf(file: { name: string; size: number }): FileFault | undefined {
  if (typeOf(file.name) === undefined) return 'type'
  if (file.size === 0) return 'empty'
  return file.size > LARGEST_FILE ? 'large' : undefined
}

function typeOf(name: string): string | undefined {
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? '']
}

/** How far, 0..100. */
export function progressOf({ state, total, done }: Import): number {
  if (state === 'DONE') return 100
  return total > 0 ? Math.min(100, Math.floor((done * 100) / total)) : 0
}

export function importsOf(calls: Calls, hall: number) {
  const all = `/api/halls/${hall}/imports`
  return {
    list: async (signal: AbortSignal) => {
      const answer = (await calls(all, { signal })) as Schema<'ImportsView'>
      return answer.imports
    },
    get: (id: string, signal: AbortSignal) =>
      calls(`${all}/${encodeURIComponent(id)}`, { signal }) as Promise<Import>,
    /** The new import's id. */
    start: async (file: File, kind: Kind, submit: boolean) => {
      const answer = (await calls(all, {
        method: 'POST',
        query: { kind, submit: submit || undefined },
        // Browsers name the type by what else is installed; the server goes by the name's end as people do.
        file: new Blob([file], { type: typeOf(file.name) ?? '' }),
      })) as Schema<'ImportBegun'>
      return answer.import
    },
  }
}

/** The columns a sheet of this kind needs, as its first line. */
export function headingsOf(kind: Kind): string[] {
  return kind === 'JOB'
    ? [
        '岗位',
        '用人单位',
        '招聘人数',
        '工资待遇',
        '工作地点',
        '联系方式',
        '截止日期',
        '岗位要求',
        '来源',
      ]
    : ['标题', '正文', '来源', '链接', '开始日期', '有效天数']
}

/** An empty sheet that spreadsheet programs open with the right characters. */
export function templateOf(kind: Kind): Blob {
  return new Blob([`\uFEFF${headingsOf(kind).join(',')}\r\n`], { type: 'text/csv' })
}
