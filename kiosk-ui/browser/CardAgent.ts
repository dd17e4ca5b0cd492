import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** A card reader's agent on this machine. It speaks the protocol of src/docs/card-reader.md. */
export class CardAgent {
  /** The messages of the pages, in order. */
  readonly heard: string[] = []
  /** The origins of the pages that connected. */
  readonly origins = new Set<string | undefined>()

  private constructor(private readonly server: WebSocketServer) {
    server.on('connection', (socket, { headers }) => {
      this.origins.add(headers.origin)
      socket.on('message', (data: Buffer) => {
        this.hear(socket, data.toString())
      })
    })
  }

  /** @param port the one of an agent before, else any that is free */
  static async start(port = 0): Promise<CardAgent> {
    const server = new WebSocketServer({ host: '127.0.0.1', port })
    await new Promise((listening) => server.once('listening', listening))
    return new CardAgent(server)
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  /** Sends the message to every page that waits for a card. */
  say(message: Readonly<Record<string, string>>): void {
    for (const client of this.server.clients)
      client.send(JSON.stringify({ version: 1, ...message }))
  }

  stop(): void {
    for (const client of this.server.clients) client.terminate()
    this.server.close()
  }

  private hear(socket: WebSocket, text: string): void {
    const { type } = JSON.parse(text) as { type: string }
    this.heard.push(type)
    if (type === 'start') socket.send('{"version":1,"type":"ready"}')
  }
}
