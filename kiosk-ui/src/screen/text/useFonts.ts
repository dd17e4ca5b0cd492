import { type Ref, watch } from 'vue'
import type { Playlist } from '../model/playlist'

/** Fetches the parts of the font that the letters of a playlist need before they are shown, so that no letter comes late. */
export function useFonts(playlist: Readonly<Ref<Playlist | undefined>>): void {
  watch(
    playlist,
    (next) => {
      if (!next) return
      const letters = [...new Set(JSON.stringify(next))].join('')
      void document.fonts.load('700 40px "Noto Sans SC Variable"', letters).catch(() => undefined)
    },
    { immediate: true },
  )
}
