import { createRouter, createWebHashHistory, type RouteComponent } from 'vue-router'
import type { Session } from './session/session'

/** A page of the desk: its name is also its text and its address. */
export interface Section {
  readonly name: string
  readonly roles: readonly string[]
  readonly page: () => Promise<RouteComponent>
}

/** In the order of the menu. Who may open which page; the server asks again at every call. */
export const SECTIONS: readonly Section[] = [
  {
    name: 'contents',
    roles: ['editor', 'reviewer', 'director'],
    page: () => import('./contents/ContentListPage.vue'),
  },
  { name: 'imports', roles: ['editor'], page: () => import('./imports/ImportPage.vue') },
  {
    name: 'duties',
    roles: ['editor', 'reviewer', 'director', 'supervisor'],
    page: () => import('./duties/DutyPage.vue'),
  },
  {
    name: 'screens',
    roles: ['admin', 'director', 'editor', 'reviewer'],
    page: () => import('./screen/ScreenPage.vue'),
  },
  {
    name: 'emergencies',
    roles: ['director', 'reviewer', 'admin'],
    page: () => import('./emergencies/EmergencyPage.vue'),
  },
  { name: 'sources', roles: ['admin'], page: () => import('./sources/SourcePage.vue') },
]

/** What somebody with these roles finds in the menu. */
export function sectionsFor(roles: ReadonlySet<string>): Section[] {
  return SECTIONS.filter((section) => section.roles.some((role) => roles.has(role)))
}

/** Addresses stand behind the `#`: they name pages and contents, never people, and reach no server. */
export function createDeskRouter(session: Session) {
  const router = createRouter({
    history: createWebHashHistory(),
    routes: [
      ...SECTIONS.map(({ name, page }) => ({ path: `/${name}`, name, component: page })),
      {
        path: '/contents/:content',
        name: 'content',
        component: () => import('./contents/ContentPage.vue'),
      },
      { path: '/', name: 'home', component: () => import('./NoPage.vue') },
      { path: '/:rest(.*)', redirect: '/' },
    ],
  })
  router.beforeEach((to) => {
    const open = sectionsFor(session.roles.value)
    const section = to.name === 'content' ? 'contents' : to.name
    if (open.some(({ name }) => name === section)) return true
    const first = open[0]
    if (first === undefined) return to.name === 'home' ? true : { name: 'home' }
    return { name: first.name }
  })
  return router
}
