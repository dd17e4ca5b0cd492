import { createRouter, createWebHashHistory } from 'vue-router'
import HomePage from './HomePage.vue'

/** Behind the hash, so that the back gesture of a phone works in every browser and one page serves all. */
export function createMobileRouter() {
  return createRouter({
    history: createWebHashHistory(),
    routes: [{ path: '/', name: 'home', component: HomePage }],
  })
}
