import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import HomePage from './home/HomePage.vue'

/** The steps of a booking; one page holds what is typed on the way. */
const BOOKING: RouteRecordRaw[] = [
  { path: '', name: 'book', component: () => import('./book/ChannelsStep.vue') },
  { path: ':channel', name: 'book-times', component: () => import('./book/TimesPage.vue') },
  {
    path: ':channel/details',
    name: 'book-details',
    component: () => import('./book/DetailsPage.vue'),
  },
  { path: ':channel/done', name: 'book-done', component: () => import('./book/DonePage.vue') },
]

/** Behind the hash, so that the back gesture of a phone works in every browser and one page serves all. */
export function createMobileRouter() {
  return createRouter({
    history: createWebHashHistory(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      { path: '/', name: 'home', component: HomePage },
      { path: '/steps', name: 'steps', component: () => import('./channel/StepsPage.vue') },
      { path: '/rules', name: 'rules', component: () => import('./hall/RulesPage.vue') },
      { path: '/about', name: 'about', component: () => import('./hall/AboutPage.vue') },
      { path: '/contact', name: 'contact', component: () => import('./hall/ContactPage.vue') },
      {
        path: '/me',
        name: 'me',
        meta: { place: 'me' },
        component: () => import('./me/MePage.vue'),
      },
      {
        path: '/me/password',
        name: 'password',
        meta: { place: 'me' },
        component: () => import('./me/PasswordPage.vue'),
      },
      {
        path: '/matters',
        name: 'matters',
        meta: { place: 'matters' },
        component: () => import('./catalogue/MattersPage.vue'),
      },
      {
        path: '/channels/:channel',
        name: 'channel',
        meta: { place: 'matters' },
        component: () => import('./channel/ChannelPage.vue'),
      },
      {
        path: '/items/:item',
        name: 'item',
        meta: { place: 'matters' },
        component: () => import('./item/ItemPage.vue'),
      },
      {
        path: '/book/:item',
        meta: { place: 'matters' },
        component: () => import('./book/BookPage.vue'),
        children: BOOKING,
      },
      { path: '/search', name: 'search', component: () => import('./search/SearchPage.vue') },
      { path: '/news', name: 'news', component: () => import('./news/NewsPage.vue') },
      {
        path: '/news/:content',
        name: 'content',
        component: () => import('./news/ContentPage.vue'),
      },
      // What is not there is the first page: old links lead somewhere.
      { path: '/:rest(.*)*', redirect: { name: 'home' } },
    ],
  })
}
