import '@fontsource-variable/noto-sans-sc/wght.css'
import '@/citizen/citizen.css'
import './workbench.css'
import { createApp } from 'vue'
import { CITIZEN, createCitizen } from '@/citizen/citizen'
import { FIELD } from '@/citizen/field/field'
import { browserVoice, createSpeech, SPEECH } from '@/shared/speech'
import { i18n } from '@/surfaces/kiosk/i18n'
import { startVisits } from '@/surfaces/kiosk/idle/visit'
import TouchField from '@/surfaces/kiosk/input/TouchField.vue'
import WorkBench from './WorkBench.vue'

const citizen = createCitizen(i18n)
const speech = createSpeech(browserVoice(), i18n.locale)

/** The parts of the kiosk that a citizen's hands touch, each by itself, as the tests of the browser need them. */
startVisits(
  '#app',
  () =>
    createApp(WorkBench)
      .provide(CITIZEN, citizen)
      .provide(SPEECH, speech)
      .provide(FIELD, TouchField)
      .use(i18n),
  () => {
    citizen.look.reset()
    speech.stop()
  },
)
