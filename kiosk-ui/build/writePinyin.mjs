// Makes the data of the pinyin keyboard: node build/writePinyin.mjs <dict.txt of jieba>
import { readFileSync, writeFileSync } from 'node:fs'
import { runnerImport } from 'vite'

const [dictionary] = process.argv.slice(2)
const { module } = await runnerImport('./build/pinyin.ts')
const data = module.pinyinData(readFileSync(dictionary, 'utf8'))
writeFileSync('src/surfaces/kiosk/input/pinyin.json', `${JSON.stringify(data, null, 2)}\n`)
