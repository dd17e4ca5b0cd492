import { computed, ref, shallowRef } from 'vue'
import type { Content } from '@/content/kinds'
import { useAction } from '@/shared/useAction'
import { useLoad } from '@/shared/useLoad'
import { useDesk, useHall } from '../desk'
import type { Village } from '../duties/duties'
import { contentsOf, type Passed, type Stored } from './contents'
import { draftOf, emptyForm, faultsOf, formOf, type Form } from './form'

/** The address of what is not written yet. */
const NEW = 'new'

/** The form of a content, and whether anything in it was changed since it was filled. */
function useForm() {
  const form = ref<Form>()
  const before = shallowRef('')

  function fill(filled: Form): void {
    form.value = filled
    before.value = JSON.stringify(filled)
  }

  const isChanged = computed(
    () => form.value !== undefined && JSON.stringify(form.value) !== before.value,
  )
  return { form, fill, isChanged }
}

/** One content while somebody works on it: as stored, as in the form, what happened to it and what is on the wall. */
export function useContent(id: string) {
  const { calls } = useDesk()
  const { hall, zone } = useHall()
  const contents = contentsOf(calls, hall)

  const stored = shallowRef<Stored>()
  const content = computed(() => stored.value?.content)
  const { form, fill, isChanged } = useForm()
  const history = shallowRef<readonly Passed[]>([])
  const villages = shallowRef<readonly Village[]>([])
  const saving = useAction()

  function take(taken: Stored): void {
    stored.value = taken
    fill(formOf(taken.content, new Date(), zone))
  }

  const loading = useLoad(async () => {
    villages.value = await contents.villages()
    const known = content.value?.content ?? (id === NEW ? undefined : id)
    if (known === undefined) {
      fill(emptyForm('NOTICE', new Date(), zone))
      return
    }
    take(await contents.get(known))
    history.value = await contents.history(known)
  })

  /** What was stored; undefined when the form has faults or the server refused. */
  async function save(): Promise<Content | undefined> {
    const written = form.value
    if (written === undefined || faultsOf(written).length > 0) return undefined
    const draft = draftOf(written, zone)
    const known = stored.value
    const store = () => (known ? contents.change(known, draft) : contents.create(draft))
    const done = await saving.act(async () => {
      take(await store())
    })
    if (!done) return undefined
    await loading.load()
    return content.value
  }

  void loading.load()

  const isNew = computed(() => id === NEW && content.value === undefined)
  const load = () => loading.load()
  return { content, form, history, villages, isNew, isChanged, saving, loading, load, save }
}
