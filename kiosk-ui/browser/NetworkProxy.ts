import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** A proxy between a page and its server. A test can disconnect and reconnect it. */
export class NetworkProxy {
  private readonly sockets = new Set<Socket>()
  private readonly server: Server
  private isCut = false

  constructor(target: URL) {
    this.server = createServer((near) => {
      if (this.isCut) {
        near.destroy()
        return
      }
      const far = connect(Number(target.port), target.hostname)
      for (const socket of [near, far]) {
        this.sockets.add(socket)
        socket.on('error', () => undefined)
        socket.on('close', () => {
          this.sockets.delete(socket)
          near.destroy()
          far.destroy()
        })
      }
      near.pipe(far).pipe(near)
    })
  }

  async listen(): Promise<URL> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve))
    return new URL(`http://localhost:${(this.server.address() as AddressInfo).port}`)
  }

  disconnect(): void {
    this.isCut = true
    this.sockets.forEach((socket) => socket.destroy())
  }

  reconnect(): void {
    this.isCut = false
  }

  remove(): void {
    this.disconnect()
    this.server.close()
  }
}
