import { useI18n } from '@/shared/i18n'

/** Names of what the server says in words of its own; one that these pages do not know yet stays as it is. */
export function useLabels() {
  const i18n = useI18n()
  return (group: string, name: string): string => {
    const key = `${group}.${name}`
    return i18n.te(key) ? i18n.t(key) : name
  }
}
