import { createRouter, createMemoryHistory, type RouteRecordRaw } from 'vue-router'
import { BOOKING_ROUTES } from './booking/routes'
import HomePage from './pages/HomePage.vue'

/** Every page but the first is fetched in the first quiet moment, so that a touch never waits for a script. */
export const PAGES: readonly RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage },
  {
    path: '/section/:section',
    name: 'section',
    component: () => import('./pages/SectionPage.vue'),
    props: true,
  },
  { path: '/guide', name: 'guide', component: () => import('./pages/GuidePage.vue') },
  {
    path: '/book',
    name: 'what',
    component: () => import('./pages/GuidePage.vue'),
    props: { booking: true },
  },
  {
    path: '/item/:item',
    name: 'item',
    component: () => import('./pages/ItemPage.vue'),
    props: true,
  },
  {
    path: '/content/:content',
    name: 'content',
    component: () => import('./pages/ContentPage.vue'),
    props: true,
  },
  { path: '/search', name: 'search', component: () => import('./pages/SearchPage.vue') },
  { path: '/hall', name: 'hall', component: () => import('./pages/HallPage.vue') },
  ...BOOKING_ROUTES,
  // What is not there is the first page.
  { path: '/:rest(.*)*', redirect: { name: 'home' } },
]

/** In memory: nothing of one citizen's way is left in the browser for the next. */
export function createKioskRouter() {
  return createRouter({
    history: createMemoryHistory(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: PAGES,
  })
}
