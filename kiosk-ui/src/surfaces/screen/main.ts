import '@fontsource-variable/noto-sans-sc/wght.css'
import './screen.css'
import { createApp } from 'vue'
import { registerServiceWorker } from '@/shared/offline/serviceWorker'
import ScreenApp from './ScreenApp.vue'

createApp(ScreenApp).mount('#app')
if (window.parent === window) registerServiceWorker('screen')
