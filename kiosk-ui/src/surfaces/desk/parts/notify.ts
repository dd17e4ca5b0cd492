import { ElMessage } from 'element-plus'

/** Says that something was done; below, where it covers nothing that is being read or pressed. */
export function notify(message: string): void {
  ElMessage.success({ message, placement: 'bottom', grouping: true })
}
