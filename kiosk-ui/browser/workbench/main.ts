import '@fontsource-variable/noto-sans-sc/wght.css'
import '@/citizen/citizen.css'
import './workbench.css'
import { createApp } from 'vue'
import { CARD_READER } from '@/citizen/card/card'
import { FIELD } from '@/citizen/field/field'
import { createLook } from '@/citizen/look'
import { LOCALES } from '@/shared/i18n'
import { createSpeech, SPEECH } from '@/shared/speech'
import { browserVoice } from '@/shared/voice'
import { i18n } from '@/surfaces/kiosk/i18n'
import { createCardReader } from '@/surfaces/kiosk/idcard/cardReader'
import { startVisits } from '@/surfaces/kiosk/idle/visit'
import TouchField from '@/surfaces/kiosk/input/TouchField.vue'
import WorkBench from './WorkBench.vue'

const speech = createSpeech(browserVoice(), i18n.locale)
const reader = createCardReader(new URLSearchParams(location.search).get('card'))
const look = createLook()
Object.assign(globalThis, { look, locale: i18n.locale })

/** The parts of the kiosk that a citizen touches. The browser's tests use each of them by itself. */
startVisits(
  '#app',
  () =>
    createApp(WorkBench)
      .provide(CARD_READER, reader)
      .provide(SPEECH, speech)
      .provide(FIELD, TouchField)
      .use(i18n),
  () => {
    look.reset()
    speech.stop()
    i18n.locale.value = LOCALES[0]
  },
)
