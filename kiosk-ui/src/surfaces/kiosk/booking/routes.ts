import type { RouteRecordRaw } from 'vue-router'

/** `book` takes an item and, if it is chosen already, the channel; the journey stands above its steps, so that back loses nothing. */
export const BOOKING_ROUTES: RouteRecordRaw[] = [
  {
    path: '/book/:item',
    component: () => import('./JourneyPage.vue'),
    children: [
      { path: ':channel?', name: 'book', component: () => import('./TimePage.vue') },
      {
        path: ':channel/details',
        name: 'book-details',
        component: () => import('./DetailsPage.vue'),
      },
      { path: ':channel/done', name: 'book-done', component: () => import('./DonePage.vue') },
    ],
  },
  { path: '/mine', name: 'mine', component: () => import('./MinePage.vue') },
]
