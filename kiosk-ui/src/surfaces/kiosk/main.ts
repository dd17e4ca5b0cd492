import '@fontsource-variable/noto-sans-sc/wght.css'
import '@/citizen/citizen.css'
import './kiosk.css'
import { createApp } from 'vue'
import { CARD_READER } from '@/citizen/card/card'
import { CITIZEN, createCitizen } from '@/citizen/citizen'
import { FIELD } from '@/citizen/field/field'
import { LOCALES } from '@/shared/i18n'
import { registerServiceWorker } from '@/shared/offline/serviceWorker'
import { createSpeech, SPEECH } from '@/shared/speech'
import { browserVoice } from '@/shared/voice'
import { openDevice } from './device'
import { i18n } from './i18n'
import { createCardReader } from './idcard/cardReader'
import { startVisits } from './idle/visit'
import TouchField from './input/TouchField.vue'
import KioskApp from './KioskApp.vue'
import { createKioskRouter } from './routes'

const citizen = createCitizen(i18n, openDevice().bearer)
const reader = createCardReader(new URLSearchParams(location.search).get('card'))
const speech = createSpeech(browserVoice(), i18n.locale)

let router = createKioskRouter()
/** A new edition of these pages waits until nobody is in the middle of something. */
const takeOver = registerServiceWorker('kiosk', () => router.currentRoute.value.name === 'home')

function open() {
  router = createKioskRouter()
  router.afterEach(() => {
    speech.stop()
    takeOver()
  })
  return createApp(KioskApp)
    .provide(CITIZEN, citizen)
    .provide(CARD_READER, reader)
    .provide(SPEECH, speech)
    .provide(FIELD, TouchField)
    .use(i18n)
    .use(router)
}

function forget() {
  void citizen.session.signOut()
  citizen.look.reset()
  speech.stop()
  i18n.locale.value = LOCALES[0]
}

startVisits('#app', open, forget)
