import {DirectionProvider} from '@base-ui/react/direction-provider'
import {useLanguage} from '../core/language.ts'
import {useSession} from '../core/session.ts'
import {DetailsWindow} from '../features/inspector/index.ts'
import {useLanguageSetting, useLooks} from '../features/settings/index.ts'
import {messages} from '../messages.ts'
import {Layers} from '../ui/layers.tsx'
import {ConnectingPage, RefusedPage} from './session-pages.tsx'

/** The whole of a window that shows nothing but the details of what is chosen in another one. */
export function DetailsPage({line}: {readonly line: string}) {
  const {phase, round, sentence} = useSession()
  useLooks()
  useLanguageSetting()
  const {direction} = useLanguage()
  if (phase === 'refused') return <RefusedPage sentence={sentence ?? ''} />
  if (round === 0) return <ConnectingPage />
  return (
    <DirectionProvider direction={direction}>
      <Layers label={messages.overlays}>
        <DetailsWindow line={line} />
      </Layers>
    </DirectionProvider>
  )
}
