import '@fontsource-variable/noto-sans-sc/wght.css'
import 'element-plus/dist/index.css'
import './desk.css'
import ElementPlus from 'element-plus'
import { createApp } from 'vue'
import DeskApp from './DeskApp.vue'
import { i18n } from './i18n'

createApp(DeskApp).use(ElementPlus).use(i18n).mount('#app')
