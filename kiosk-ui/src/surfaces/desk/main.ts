import '@fontsource-variable/noto-sans-sc/wght.css'
import './elements'
import './desk.css'
import { createApp } from 'vue'
import DeskApp from './DeskApp.vue'
import { createDesk, DESK } from './desk'
import { i18n, speak } from './i18n'
import { createDeskRouter } from './routes'
import { createCalls } from '@/api/calls'
import { createSession } from './session/session'

const language = () => i18n.locale.value
const session = createSession(createCalls(language))
const desk = createDesk(session, createCalls(language, session.bearer))

speak('zh-CN')
createApp(DeskApp).provide(DESK, desk).use(i18n).use(createDeskRouter(session)).mount('#app')
