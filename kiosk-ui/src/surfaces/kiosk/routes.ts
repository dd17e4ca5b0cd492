import { createRouter, createMemoryHistory } from 'vue-router'
import { BOOKING_ROUTES } from './booking/routes'
import HomePage from './HomePage.vue'

/** In memory: nothing of one citizen's way is left in the browser for the next. */
export function createKioskRouter() {
  return createRouter({
    history: createMemoryHistory(),
    routes: [{ path: '/', name: 'home', component: HomePage }, ...BOOKING_ROUTES],
  })
}
