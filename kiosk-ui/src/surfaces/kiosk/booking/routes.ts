import type { RouteRecordRaw } from 'vue-router'
import DetailsStep from '@/booking/journey/DetailsStep.vue'
import DonePage from './DonePage.vue'
import JourneyPage from './JourneyPage.vue'
import MinePage from './MinePage.vue'
import TimePage from './TimePage.vue'

/** The journey stands above its steps, so that back loses nothing. */
export const BOOKING_ROUTES: RouteRecordRaw[] = [
  {
    path: '/book/:item',
    component: JourneyPage,
    children: [
      { path: '', name: 'book', component: TimePage },
      { path: ':channel', name: 'book-times', component: TimePage },
      {
        path: ':channel/details',
        name: 'book-details',
        component: DetailsStep,
      },
      { path: ':channel/done', name: 'book-done', component: DonePage },
    ],
  },
  { path: '/mine', name: 'mine', component: MinePage },
]
