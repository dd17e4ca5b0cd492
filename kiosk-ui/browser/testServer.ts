const ADDRESSES = process.env['BIANMIN_SERVERS'] ?? process.env['BIANMIN_SERVER'] ?? ''

/** The servers under test, each with data of its own and a worker of its own: `BIANMIN_SERVERS`, or the one `BIANMIN_SERVER`. */
export const SERVERS: readonly string[] = ADDRESSES.split(',').filter((address) => address !== '')

/**
 * The server of this worker, so that no test sees what another worker changes; undefined where no server was named. Alone:
 * `BIANMIN_SERVER=http://localhost:8080 npm run browser`.
 */
export const SERVER = SERVERS[Number(process.env['VITEST_POOL_ID'] ?? 1) - 1]
