import '@fontsource-variable/noto-sans-sc/wght.css'
import '@/citizen/citizen.css'
import './mobile.css'
import { createApp } from 'vue'
import { CITIZEN, createCitizen } from '@/citizen/citizen'
import { registerServiceWorker } from '@/shared/offline/serviceWorker'
import { i18n } from './i18n'
import MobileApp from './MobileApp.vue'
import { createMobileRouter } from './routes'

const citizen = createCitizen(i18n)
const router = createMobileRouter()

/** A new edition waits until nobody is in and the first page is shown. */
const takeOver = registerServiceWorker(
  'mobile',
  () => router.currentRoute.value.name === 'home' && !citizen.session.isSignedIn.value,
)
router.afterEach(takeOver)
createApp(MobileApp).provide(CITIZEN, citizen).use(i18n).use(router).mount('#app')
