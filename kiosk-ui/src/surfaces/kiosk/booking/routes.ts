import type { RouteRecordRaw } from 'vue-router'
import DetailsPage from './DetailsPage.vue'
import DonePage from './DonePage.vue'
import JourneyPage from './JourneyPage.vue'
import MinePage from './MinePage.vue'
import TimePage from './TimePage.vue'

/** `book` takes an item and, if it is chosen already, the channel; the journey stands above its steps, so that back loses nothing. */
export const BOOKING_ROUTES: RouteRecordRaw[] = [
  {
    path: '/book/:item',
    component: JourneyPage,
    children: [
      { path: ':channel?', name: 'book', component: TimePage },
      {
        path: ':channel/details',
        name: 'book-details',
        component: DetailsPage,
      },
      { path: ':channel/done', name: 'book-done', component: DonePage },
    ],
  },
  { path: '/mine', name: 'mine', component: MinePage },
]
