import '@fontsource-variable/noto-sans-sc/wght.css'
import '@/citizen/citizen.css'
import './mobile.css'
import { createApp } from 'vue'
import { CITIZEN, createCitizen } from '@/citizen/citizen'
import { i18n } from './i18n'
import { keepPhone } from './keepPhone'
import MobileApp from './MobileApp.vue'
import { createMobileRouter, fetchPages } from './routes'

const QUIET_MS = 500

const citizen = createCitizen(i18n)
const router = createMobileRouter()

createApp(MobileApp).provide(CITIZEN, citizen).use(i18n).use(router).mount('#app')
if (import.meta.env.PROD) keepPhone(router, citizen)
addEventListener('load', () => {
  // Asked for again where it did not come.
  setTimeout(() => void fetchPages().catch(() => undefined), QUIET_MS)
})
