import { ElMessageBox } from 'element-plus'
import { onScopeDispose, type Ref } from 'vue'
import { useI18n } from '@/shared/i18n'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

/** Asks before unsaved changes are left behind, by a link or by closing the page. */
export function useLeaveGuard(isChanged: Ref<boolean>): void {
  const { t } = useI18n()

  const stay = (event: BeforeUnloadEvent) => {
    if (isChanged.value) event.preventDefault()
  }

  addEventListener('beforeunload', stay)
  onScopeDispose(() => {
    removeEventListener('beforeunload', stay)
  })

  const ask = async () => {
    if (!isChanged.value) return true
    return ElMessageBox.confirm(t('contents.unsaved'), t('contents.unsavedTitle'), {
      confirmButtonText: t('act.discard'),
      cancelButtonText: t('act.stay'),
    }).then(
      () => true,
      () => false,
    )
  }
  onBeforeRouteLeave(ask)
  onBeforeRouteUpdate(ask)
}
