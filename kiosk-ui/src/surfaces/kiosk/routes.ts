import { createRouter, createMemoryHistory, type RouteRecordRaw } from 'vue-router'
import { BOOKING_ROUTES } from './booking/routes'
import ContentPage from './pages/ContentPage.vue'
import GuidePage from './pages/GuidePage.vue'
import HallPage from './pages/HallPage.vue'
import HomePage from './pages/HomePage.vue'
import ItemPage from './pages/ItemPage.vue'
import SearchPage from './pages/SearchPage.vue'
import SectionPage from './pages/SectionPage.vue'

const PAGES: readonly RouteRecordRaw[] = [
  { path: '/', name: 'home', component: HomePage },
  {
    path: '/section/:section',
    name: 'section',
    component: SectionPage,
    props: true,
  },
  { path: '/guide', name: 'guide', component: GuidePage },
  {
    path: '/book',
    name: 'what',
    component: GuidePage,
    props: { booking: true },
  },
  {
    path: '/item/:item',
    name: 'item',
    component: ItemPage,
    props: true,
  },
  {
    path: '/content/:content',
    name: 'content',
    component: ContentPage,
    props: true,
  },
  { path: '/search', name: 'search', component: SearchPage },
  { path: '/hall', name: 'hall', component: HallPage },
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
