import '@fontsource-variable/noto-sans-sc/wght.css'
import './screen.css'
import { createApp } from 'vue'
import ScreenApp from './ScreenApp.vue'

createApp(ScreenApp).mount('#app')
