import { createRouter, createWebHashHistory } from 'vue-router'
import HomePage from './home/HomePage.vue'

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
      { path: '/matters', name: 'matters', component: HomePage },
      { path: '/channel/:channel', name: 'channel', component: HomePage },
      { path: '/search', name: 'search', component: HomePage },
      { path: '/news', name: 'news', component: HomePage },
      { path: '/news/:content', name: 'story', component: HomePage },
      // What is not there is the first page: old links lead somewhere.
      { path: '/:rest(.*)*', redirect: { name: 'home' } },
    ],
  })
}
