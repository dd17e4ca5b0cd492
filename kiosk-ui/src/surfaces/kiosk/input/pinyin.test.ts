import { expect, it } from 'vitest'
import { gb2312, pinyinData } from '../../../../build/pinyin'
import { SURNAMES } from '../../../../build/pinyinWords'

const data = pinyinData()
const known = new Set(Object.values(data.characters).flatMap((each) => Array.from(each)))

it('is what build/pinyin.ts makes: npx vitest run -u src/surfaces/kiosk/input writes it anew', async () => {
  const json = `${JSON.stringify(data, null, 2)}\n`
  expect(Buffer.byteLength(json)).toBeLessThan(200_000)
  await expect(json).toMatchFileSnapshot('./pinyin.json')
})

it('has all characters of GB 2312 and all common surnames', () => {
  expect(gb2312()).toHaveLength(6763)
  expect(gb2312([16, 55])).toHaveLength(3755)
  expect([...gb2312(), ...SURNAMES].filter((each) => !known.has(each))).toEqual([])
})
