import { onScopeDispose, shallowRef } from 'vue'
import type { Item, Playlist } from './model/playlist'

/*
 * A preview is the screen's own page in a frame: `/screen?preview`. It asks nothing of the server; the page around it, which has
 * the right to read, hands it a playlist by message. So a preview is what will be shown, and holds no token.
 */
const READY = 'bianmin.preview.ready'
const SHOW = 'bianmin.preview.show'
const A_DAY = 24 * 60 * 60 * 1000

/** Returns the playlist that the page around the frame sent last. */
export function usePreviewPlaylist() {
  const playlist = shallowRef<Playlist>()
  const hear = (message: MessageEvent<unknown>) => {
    if (message.origin !== location.origin || message.source !== window.parent) return
    const said = message.data as { type?: unknown; playlist?: Playlist } | null
    if (said?.type === SHOW) playlist.value = said.playlist
  }
  addEventListener('message', hear)
  onScopeDispose(() => {
    removeEventListener('message', hear)
  })
  window.parent.postMessage({ type: READY }, location.origin)
  return playlist
}

/** Calls back whenever the frame has nothing to show. */
export function onPreviewReady(frame: () => HTMLIFrameElement | null, ready: () => void): void {
  const hear = (message: MessageEvent<unknown>) => {
    if (message.origin !== location.origin || message.source !== frame()?.contentWindow) return
    if ((message.data as { type?: unknown } | null)?.type === READY) ready()
  }
  addEventListener('message', hear)
  onScopeDispose(() => {
    removeEventListener('message', hear)
  })
}

/** Sends a playlist to the frame. */
export function showInPreview(frame: HTMLIFrameElement, playlist: Playlist): void {
  // A reactive object cannot be sent, so this is a plain copy.
  const copy: unknown = JSON.parse(JSON.stringify(playlist))
  frame.contentWindow?.postMessage({ type: SHOW, playlist: copy }, location.origin)
}

/** Returns a playlist of one content for an LED screen or a television of usual size. */
export function playlistOf(
  kind: 'LED' | 'TV',
  hallName: string,
  zone: string,
  item: Omit<Item, 'from' | 'validUntil' | 'weight'>,
): Playlist {
  const now = Date.now()
  const span = {
    from: new Date(now - A_DAY).toISOString(),
    validUntil: new Date(now + A_DAY).toISOString(),
  }
  const [width, height] = kind === 'LED' ? [640, 640] : [1920, 1080]
  return {
    screen: 'preview',
    hall: 0,
    hallName,
    version: 1,
    kind,
    width,
    height,
    zone,
    issuedAt: span.from,
    validUntil: span.validUntil,
    parts: [{ from: '00:00', to: '24:00', kinds: [item.kind], seconds: 30 }],
    items: [{ ...item, ...span, weight: 1 }],
  }
}
