/** The servers under test, each with data of its own; BrowserIT starts one for every worker. */
export const SERVERS: readonly string[] = (process.env['BIANMIN_SERVERS'] ?? '')
  .split(',')
  .filter((address) => address !== '')

/**
 * The server of this worker, so that no test sees what another worker changes; undefined where no server was named. Alone:
 * `BIANMIN_SERVERS=http://localhost:8080 npm run browser`.
 */
export const SERVER = SERVERS[Number(process.env['VITEST_POOL_ID'] ?? 1) - 1]
