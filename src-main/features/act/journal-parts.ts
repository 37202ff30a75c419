import type {ActJournal, PartRow} from '../../runtime/act-types.ts'

const AT_ONCE = 8

/** The parts of an act in their order, a few in memory at a time. */
export async function* journalParts(journal: Pick<ActJournal, 'parts'>, act: string): AsyncGenerator<PartRow> {
  for (let from = 0; ; from += AT_ONCE) {
    const parts = await journal.parts({act, from, count: AT_ONCE})
    yield* parts
    if (parts.length < AT_ONCE) return
  }
}
