import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import HomePage from './home/HomePage.vue'

/** Fetched in the first quiet moment, so that a touch does not wait for a script. */
export const fetchPages = () => import('./pages')
type Page = keyof Awaited<ReturnType<typeof fetchPages>>
const page = (name: Page) => async () => (await fetchPages())[name]

/** The steps of a booking; one page holds what is typed on the way. */
const BOOKING: RouteRecordRaw[] = [
  { path: '', name: 'book', component: page('ChannelsStep') },
  { path: ':channel', name: 'book-times', component: page('TimesPage') },
  {
    path: ':channel/details',
    name: 'book-details',
    component: page('DetailsPage'),
  },
  { path: ':channel/done', name: 'book-done', component: page('DonePage') },
]

/** Behind the hash, so that the back gesture of a phone works in every browser and one page serves all. */
export function createMobileRouter() {
  return createRouter({
    history: createWebHashHistory(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      { path: '/', name: 'home', component: HomePage },
      { path: '/steps', name: 'steps', component: page('StepsPage') },
      { path: '/rules', name: 'rules', component: page('RulesPage') },
      { path: '/about', name: 'about', component: page('AboutPage') },
      { path: '/contact', name: 'contact', component: page('ContactPage') },
      {
        path: '/me',
        name: 'me',
        meta: { place: 'me' },
        component: page('MePage'),
      },
      {
        path: '/me/password',
        name: 'password',
        meta: { place: 'me' },
        component: page('PasswordPage'),
      },
      {
        path: '/matters',
        name: 'matters',
        meta: { place: 'matters' },
        component: page('MattersPage'),
      },
      {
        path: '/channels/:channel',
        name: 'channel',
        meta: { place: 'matters' },
        component: page('ChannelPage'),
      },
      {
        path: '/items/:item',
        name: 'item',
        meta: { place: 'matters' },
        component: page('ItemPage'),
      },
      {
        path: '/book/:item',
        meta: { place: 'matters' },
        component: page('BookPage'),
        children: BOOKING,
      },
      { path: '/search', name: 'search', component: page('SearchPage') },
      { path: '/news', name: 'news', component: page('NewsPage') },
      {
        path: '/news/:content',
        name: 'content',
        component: page('ContentPage'),
      },
      // What is not there is the first page: old links lead somewhere.
      { path: '/:rest(.*)*', redirect: { name: 'home' } },
    ],
  })
}
