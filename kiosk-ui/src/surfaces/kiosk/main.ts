import '@fontsource-variable/noto-sans-sc/wght.css'
import '@/citizen/citizen.css'
import { createApp } from 'vue'
import { CITIZEN, createCitizen } from '@/citizen/citizen'
import { i18n } from './i18n'
import KioskApp from './KioskApp.vue'
import { createKioskRouter } from './routes'

const citizen = createCitizen(i18n)

createApp(KioskApp).provide(CITIZEN, citizen).use(i18n).use(createKioskRouter()).mount('#app')
