import {messages} from '../../messages.ts'
import {bytes} from '../../ui/format.ts'
import {goTo} from '../places/index.ts'
import {askRisk, whenDone} from './questions.ts'
import {Tile} from './tile.tsx'
import {useAsked} from './use-asked.ts'

const words = messages.overview

/** What would be gone with one file, or with one disk, as far as contents are known in full. */
export function CopiesTile() {
  const risk = useAsked(askRisk, whenDone)
  return (
    <Tile title={words.risk} more={{label: words.duplicates, onOpen: () => goTo({page: 'duplicates'})}}>
      {risk ? (
        <ul className="overview-words">
          {sentencesOf(risk).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </Tile>
  )
}

function sentencesOf({contents, single, oneVolume, unknownFiles}: Awaited<ReturnType<typeof askRisk>>): readonly string[] {
  if (contents === 0) return [words.riskNothing]
  return [
    single.contents > 0 ? words.riskSingle(single.contents, bytes(single.bytes)) : '',
    oneVolume.contents > 0 ? words.riskVolume(oneVolume.contents, bytes(oneVolume.bytes)) : words.riskNone,
    unknownFiles > 0 ? words.riskUnknown(unknownFiles) : '',
  ].filter((sentence) => sentence !== '')
}
