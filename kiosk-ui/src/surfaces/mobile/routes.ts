import { createRouter, createWebHashHistory, type RouteRecordRaw } from 'vue-router'
import DetailsStep from '@/booking/journey/DetailsStep.vue'
import BookPage from './booking/BookPage.vue'
import ChannelsStep from './booking/ChannelsStep.vue'
import DonePage from './booking/DonePage.vue'
import TimesPage from './booking/TimesPage.vue'
import MattersPage from './catalogue/MattersPage.vue'
import ChannelPage from './channel/ChannelPage.vue'
import StepsPage from './channel/StepsPage.vue'
import AboutPage from './hall/AboutPage.vue'
import ContactPage from './hall/ContactPage.vue'
import RulesPage from './hall/RulesPage.vue'
import HomePage from './home/HomePage.vue'
import ItemPage from './item/ItemPage.vue'
import MePage from './me/MePage.vue'
import PasswordPage from './me/PasswordPage.vue'
import ContentPage from './news/ContentPage.vue'
import NewsPage from './news/NewsPage.vue'
import SearchPage from './search/SearchPage.vue'

/** The steps of a booking; one page holds what is typed on the way. */
const BOOKING: RouteRecordRaw[] = [
  { path: '', name: 'book', component: ChannelsStep },
  { path: ':channel', name: 'book-times', component: TimesPage },
  {
    path: ':channel/details',
    name: 'book-details',
    component: DetailsStep,
  },
  { path: ':channel/done', name: 'book-done', component: DonePage },
]

/** Behind the hash, so that the back gesture of a phone works in every browser and one page serves all. */
export function createMobileRouter() {
  return createRouter({
    history: createWebHashHistory(),
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
    routes: [
      { path: '/', name: 'home', component: HomePage },
      { path: '/steps', name: 'steps', component: StepsPage },
      { path: '/rules', name: 'rules', component: RulesPage },
      { path: '/about', name: 'about', component: AboutPage },
      { path: '/contact', name: 'contact', component: ContactPage },
      {
        path: '/me',
        name: 'mine',
        meta: { place: 'mine' },
        component: MePage,
      },
      {
        path: '/me/password',
        name: 'password',
        meta: { place: 'mine' },
        component: PasswordPage,
      },
      {
        path: '/matters',
        name: 'matters',
        meta: { place: 'matters' },
        component: MattersPage,
      },
      {
        path: '/channels/:channel',
        name: 'channel',
        meta: { place: 'matters' },
        component: ChannelPage,
      },
      {
        path: '/items/:item',
        name: 'item',
        meta: { place: 'matters' },
        component: ItemPage,
      },
      {
        path: '/book/:item',
        meta: { place: 'matters' },
        component: BookPage,
        children: BOOKING,
      },
      { path: '/search', name: 'search', component: SearchPage },
      { path: '/news', name: 'news', component: NewsPage },
      {
        path: '/news/:content',
        name: 'content',
        component: ContentPage,
      },
      // What is not there is the first page: old links lead somewhere.
      { path: '/:rest(.*)*', redirect: { name: 'home' } },
    ],
  })
}
