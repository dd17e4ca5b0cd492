import type { Connect, Plugin } from 'vite'

/** The development server answers `/kiosk` with `kiosk.html`, as the real server does (PagesResource.java). */
export function namedPages(names: readonly string[]): Plugin {
  const name: Connect.NextHandleFunction = (request, _response, next) => {
    const [, page, query = ''] = /^\/(\w+)(\?.*)?$/u.exec(request.url ?? '') ?? []
    if (page !== undefined && names.includes(page)) request.url = `/${page}.html${query}`
    next()
  }
  return {
    name: 'named-pages',
    configureServer: ({ middlewares }) => void middlewares.use(name),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(name),
  }
}
