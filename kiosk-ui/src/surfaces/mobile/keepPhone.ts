import type { Router } from 'vue-router'
import type { Citizen } from '@/citizen/citizen'
import { keepPage } from '@/shared/keep/keepPage'

/** Keeps the page for the time without a server. A new edition waits until nobody is in and the first page is shown. */
export function keepPhone(router: Router, { session }: Citizen): void {
  let isNew = false
  keepPage('mobile', () => {
    isNew = true
  })
  router.afterEach(({ name }) => {
    if (isNew && name === 'home' && !session.isIn.value) location.reload()
  })
}
