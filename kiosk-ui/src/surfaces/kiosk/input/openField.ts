import { shallowRef } from 'vue'

/** Whose keyboard is open: one at a time. It stays until another field is touched, so that no button moves away below a finger. */
export const openField = shallowRef<string>()
